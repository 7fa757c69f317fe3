import { imageTypeOf } from './imageTypes';

/**
 * Moves the headings of a document down, so that they nest beneath the page's.
 * Headings within fenced code stay as they are.
 */
export function demoteHeadings(markdown: string, by: number): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .map(line => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark && !fence) fence = mark;
      else if (mark && fence && mark.startsWith(fence)) fence = undefined;
      const heading = !fence && /^( {0,3})(#{1,6})(?=\s|$)(.*)$/.exec(line);
      if (!heading) return line;
      const level = Math.min(heading[2].length + by, 6);
      return `${heading[1]}${'#'.repeat(level)}${heading[3]}`;
    })
    .join('\n');
}

/**
 * The bundle's path of an image that a document refers to; undefined for what
 * is no raster image of the bundle: other hosts learn nothing of the reader.
 */
export function resolveImage(
  src: string,
  document: string,
  files: ReadonlySet<string>,
): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) return undefined;
  const base = new URL(document, 'bundle://b/');
  try {
    const { pathname } = new URL(src, base);
    const path = decodeURIComponent(pathname.replace(/^\/+/, ''));
    return files.has(path) && imageTypeOf(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** A link that a document may have: to the web, to mail, or within itself. */
export function safeLink(href: string): string | undefined {
  return /^(https?:\/\/|mailto:|#)/i.test(href) ? href : undefined;
}
