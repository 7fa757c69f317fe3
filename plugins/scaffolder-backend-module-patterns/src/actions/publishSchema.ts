import type { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/** Input and output of the actions that publish: a reference, never content. */
export const publishSchema = {
  input: {
    name: (z: Z) => z.string().describe('Name of the pattern'),
    version: (z: Z) => z.string().describe('Version to publish'),
    digest: (z: Z) =>
      z
        .string()
        .optional()
        .describe('sha256 of the approved bundle, to be shown and compared'),
  },
  output: {
    publications: (z: Z) =>
      z
        .array(z.record(z.string()))
        .describe('Where the version went, by target'),
  },
};
