import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiShapesLine } from '@remixicon/react';
import { patternEntityTypes } from '@apo/backstage-plugin-patterns-common';
import { useEntityPatternLink } from './useEntityPatternLink';

/** The entities that are patterns. */
const filter = {
  kind: 'component',
  'spec.type': { $in: Object.values(patternEntityTypes) },
};

/** On the page of a pattern's entity: its latest version, and how to use it. @alpha */
export const entityPatternCard = EntityCardBlueprint.make({
  name: 'pattern',
  params: {
    type: 'content',
    filter,
    loader: () =>
      import('./EntityPatternCard').then(m => <m.EntityPatternCard />),
  },
});

/** On the page of a pattern's entity: every version. @alpha */
export const entityVersionsContent = EntityContentBlueprint.make({
  name: 'versions',
  params: {
    path: '/pattern-versions',
    title: 'Versions',
    icon: <RiShapesLine />,
    filter,
    loader: () =>
      import('./EntityVersionsContent').then(m => <m.EntityVersionsContent />),
  },
});

/** Among the links of a pattern's entity: the page of the pattern. @alpha */
export const entityPatternLink = EntityIconLinkBlueprint.make({
  name: 'pattern',
  params: { filter, useProps: useEntityPatternLink },
});

/** What the plugin adds to the pages of the catalog. */
export const entityExtensions = [
  entityPatternCard,
  entityVersionsContent,
  entityPatternLink,
];
