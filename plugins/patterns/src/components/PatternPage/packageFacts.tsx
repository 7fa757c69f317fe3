import type { ReactNode } from 'react';
import type {
  PackageDetails,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../shared/formatBytes';
import { Integrity } from '../shared/Integrity';

/** What there is to know about the package of a version; nothing without one. */
export function packageFacts(
  version: PatternVersion,
  details?: PackageDetails,
): [string, ReactNode][] {
  const built = version.package;
  if (!built) return [];
  return [
    ['Package', built.name],
    ['Size', formatBytes(built.size)],
    ['Licence', details && (details.license ?? 'not said')],
    ['Dependencies', details && String(details.dependencies.length)],
    ['Integrity', <Integrity value={built.integrity} />],
  ];
}
