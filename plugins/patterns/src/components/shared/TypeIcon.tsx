import { RiBox3Line, RiStackLine } from '@remixicon/react';
import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import { typeWords } from './words';

/** The icon of a pattern type, named for those who do not see it. */
export function TypeIcon(props: { type: PatternType; size?: number }) {
  const { type, size = 24 } = props;
  const Icon = type === 'CDK' ? RiBox3Line : RiStackLine;
  return <Icon size={size} role="img" aria-label={typeWords[type]} />;
}
