import type { PatternDocument } from './PatternDocument';

/**
 * The document of a portal of which no pattern is published. An engine that is
 * given nothing keeps what it has, so the last pattern would still be found
 * after it is revoked; and one that never had anything answers with an error.
 */
export const noPatterns: PatternDocument = {
  title: 'Patterns',
  text: 'No pattern is published yet.',
  location: '/patterns',
  name: '',
  patternType: '',
  description: '',
  owner: '',
  lifecycle: '',
  latestVersion: '',
  keywords: '',
};
