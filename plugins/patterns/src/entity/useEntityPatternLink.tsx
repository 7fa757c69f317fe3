import { useEntity } from '@backstage/plugin-catalog-react';
import { RiShapesLine } from '@remixicon/react';
import { usePatternsLinks } from '../hooks/usePatternsLinks';
import { patternNameOf } from './patternNameOf';

/** The link from an entity to the page of its pattern. */
export function useEntityPatternLink() {
  const { entity } = useEntity();
  const links = usePatternsLinks();
  return {
    label: 'Pattern page',
    icon: <RiShapesLine />,
    href: links.pattern(patternNameOf(entity)),
  };
}
