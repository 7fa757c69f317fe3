import { act, screen, waitFor } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { patternsApiRef } from '../../api';
import { fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { version } from '../../__testUtils__/fixtures';
import { hostileMarkdown } from '../../__testUtils__/hostileMarkdown';
import { BundleMarkdown } from './BundleMarkdown';

const forbidden =
  'script, iframe, frame, object, embed, form, button, textarea, select, style, link, meta, base, svg, math, video, audio, template';
const addresses =
  /^(href|xlink:href|src|srcset|action|formaction|data|poster|background|cite|longdesc|ping|manifest)$/i;
const schemes = ['http:', 'https:', 'mailto:', 'blob:'];
const portal = 'https://portal.example/';

/** Whatever in a part of a page runs, loads from elsewhere, or takes input. */
function dangersIn(root: Element): string[] {
  const elements = [...root.querySelectorAll('*')];
  return [
    ...[...root.querySelectorAll(forbidden)].map(e => e.tagName),
    ...[...root.querySelectorAll('input:not([type="checkbox"][disabled])')].map(
      e => e.outerHTML,
    ),
    ...elements
      .flatMap(e => [...e.attributes])
      .filter(isDangerous)
      .map(({ name, value }) => `${name}=${value}`),
  ];
}

function isDangerous({ name, value }: Attr): boolean {
  if (/^on/i.test(name)) return true;
  if (name === 'style') return /url|position|expression|@import/i.test(value);
  if (name === 'src') return !value.startsWith('blob:');
  if (!addresses.test(name)) return false;
  return !schemes.includes(new URL(value, portal).protocol);
}

const files = [{ path: 'x.png', size: 1 }];

async function renderDocuments(texts: readonly string[]) {
  const api = fakePatternsApi();
  await renderInTestApp(
    <>
      {texts.map(text => (
        <article key={text} aria-label={text}>
          <BundleMarkdown
            bundle={version}
            path="README.md"
            files={files}
            text={text}
          />
        </article>
      ))}
    </>,
    { apis: [[patternsApiRef, api]] },
  );
  await screen.findAllByRole('article');
  // Handlers and failed pictures run after the rendering.
  await act(() => new Promise(resolve => setTimeout(resolve, 50)));
  return screen.getAllByRole('article');
}

describe('a document of a bundle', () => {
  const alert = jest.fn();
  beforeAll(() => {
    Object.assign(window, { alert });
    URL.createObjectURL = jest.fn(() => 'blob:https://portal.example/1');
    URL.revokeObjectURL = jest.fn();
  });

  it('runs, loads and asks nothing, whatever its author tries', async () => {
    const documents = await renderDocuments(hostileMarkdown);
    expect(documents).toHaveLength(hostileMarkdown.length);
    const dangers = documents.map((element, i) => ({
      text: hostileMarkdown[i],
      dangers: dangersIn(element),
    }));
    expect(dangers.filter(d => d.dangers.length)).toEqual([]);
    expect(alert).not.toHaveBeenCalled();
  });

  it('keeps links to the web and to mail, and pictures of the bundle', async () => {
    const [element] = await renderDocuments([
      '[web](https://a.example) [mail](mailto:a@b.example) ![plan](x.png)',
    ]);
    const links = [...element.querySelectorAll('a')];
    expect(links.map(a => a.getAttribute('href'))).toEqual([
      'https://a.example',
      'mailto:a@b.example',
    ]);
    await waitFor(() =>
      expect(screen.getByAltText('plan')).toHaveAttribute(
        'src',
        'blob:https://portal.example/1',
      ),
    );
    expect(dangersIn(element)).toEqual([]);
  });

  it.each([
    ['an element', '<iframe></iframe>'],
    ['a handler', '<p onclick="x()"></p>'],
    ['a script link', '<a href=" java\tscript:x()">x</a>'],
    ['a picture from elsewhere', '<img src="https://evil.example/x.png">'],
    ['a field', '<input type="text">'],
    ['an overlay', '<p style="position:fixed"></p>'],
  ])('would be caught with %s', (_, html) => {
    const root = document.createElement('div');
    root.innerHTML = html;
    expect(dangersIn(root)).toHaveLength(1);
  });
});
