import type { JSX } from 'react';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** A widget draws its own card, or nothing for those whom it is not for. */
const bare = {
  Renderer: ({ Content }: { Content: () => JSX.Element }) => <Content />,
};

const newestPatterns = HomePageWidgetBlueprint.make({
  name: 'newest-patterns',
  params: {
    name: 'NewestPatterns',
    title: 'Newest patterns',
    description: 'The patterns that changed last',
    componentProps: bare,
    components: () =>
      import('./NewestPatterns').then(m => ({ Content: m.NewestPatterns })),
  },
});

const reviewsWaiting = HomePageWidgetBlueprint.make({
  name: 'reviews-waiting',
  params: {
    name: 'ReviewsWaiting',
    title: 'Reviews waiting for me',
    description: 'Versions that others submitted, the longest waiting first',
    componentProps: bare,
    components: () =>
      import('./ReviewsWaiting').then(m => ({
        Content: () => <m.ReviewsWaiting />,
      })),
  },
});

const mySubmissions = HomePageWidgetBlueprint.make({
  name: 'my-submissions',
  params: {
    name: 'MySubmissions',
    title: 'My submissions',
    description: 'What you submitted last, and where it stands',
    componentProps: bare,
    components: () =>
      import('./MySubmissions').then(m => ({
        Content: () => <m.MySubmissions />,
      })),
  },
});

/** What the plugin has for the home page, where the app has one. */
export const homeWidgets = [newestPatterns, reviewsWaiting, mySubmissions];
