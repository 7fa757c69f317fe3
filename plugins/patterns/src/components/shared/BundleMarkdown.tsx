import { useEffect, useMemo, useRef, useState } from 'react';
import { MarkdownContent } from '@backstage/core-components';
import type { BundleFile } from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { useBundleImages } from '../../hooks/useBundleImages';
import { demoteHeadings, resolveImage, safeLink } from './markdown';
import styles from './BundleMarkdown.module.css';

/** Levels between the page's headings and a document's: h1 and h2 are taken. */
const HEADINGS_ABOVE = 2;

/**
 * A Markdown document of a bundle, sanitised. Its pictures come from the bundle
 * with the user's credentials; pictures from elsewhere are dropped.
 */
export function BundleMarkdown(props: {
  bundle: BundleRef;
  path: string;
  files: BundleFile[];
  text: string;
}) {
  const { bundle, path, files, text } = props;
  const [paths, setPaths] = useState<string[]>([]);
  const root = useRef<HTMLDivElement>(null);
  const seen = useRef(new Set<string>());
  const images = useBundleImages(bundle, paths);
  const known = useMemo(() => new Set(files.map(f => f.path)), [files]);
  const content = useMemo(() => demoteHeadings(text, HEADINGS_ABOVE), [text]);

  // The renderer meets the images while it renders; they are fetched after it.
  useEffect(() => {
    if (seen.current.size !== paths.length) setPaths([...seen.current]);
  }, [content, known, paths.length]);

  // What scrolls needs focus, or the keyboard cannot scroll it (WCAG 2.1.1). The
  // renderer colors code when it has loaded what it needs for that.
  useEffect(() => {
    const letFocus = () =>
      root.current?.querySelectorAll('pre').forEach(block => {
        block.tabIndex = 0;
      });
    letFocus();
    const observer = new MutationObserver(letFocus);
    observer.observe(root.current!, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={root}>
      <MarkdownContent
        className={styles.root}
        content={content}
        linkTarget="_blank"
        transformLinkUri={href => safeLink(href) as string}
        transformImageUri={src => {
          const image = resolveImage(src, path, known);
          if (image) seen.current.add(image);
          // An image without an address is not shown.
          return ((image && images[image]) || undefined) as string;
        }}
      />
    </div>
  );
}
