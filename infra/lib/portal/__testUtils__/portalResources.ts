import {
  type LocatedResource,
  findResources,
  type Resource,
} from '../../../test/assembly';
import type { ConfigName } from '../../../test/synthesize';

/** Resources of a type in the portal's stack, for tests. */
export function portalResources(
  name: ConfigName,
  type: string,
): LocatedResource[] {
  return findResources(name, type).filter(({ stack }) => stack === 'Portal');
}

/** The one resource of a type in the portal's stack. */
export function portalResource(name: ConfigName, type: string): Resource {
  const found = portalResources(name, type);
  if (found.length !== 1) {
    throw new Error(
      `The portal’s stack of ${name} has ${found.length} resources ${type}`,
    );
  }
  return found[0];
}
