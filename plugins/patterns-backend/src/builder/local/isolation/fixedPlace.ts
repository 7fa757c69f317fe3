import type { StepPlace } from './Isolation';

const places: Record<StepPlace, string> = {
  package: '/build/package',
  home: '/build/home',
  packed: '/build/packed',
  cache: '/build/cache',
  config: '/build/config',
  temporary: '/tmp',
  node: '/opt/node/bin/node',
  npm: '/opt/npm',
  tools: '/opt/tools',
};

/** Where a step with a root of its own sees things: the same in every build. */
export function fixedPlace(place: StepPlace): string {
  return places[place];
}
