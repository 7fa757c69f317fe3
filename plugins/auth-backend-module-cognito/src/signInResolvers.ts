import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  PATTERN_PUBLISHER,
  SYSTEM_ADMIN,
} from '@apo/backstage-plugin-patterns-common';
import { createSignInResolverFactory } from '@backstage/plugin-auth-node';
// resolver factories of Backstage read their options with zod 3
import { z } from 'zod/v3';
import { notingFailure } from './audit/SignInAttempt';
import { createCognitoGroupsResolver } from './groupsResolver';

const optionsSchema = z
  .object({
    groupMap: z.record(z.enum([SYSTEM_ADMIN, PATTERN_PUBLISHER])).optional(),
    namespace: z.string().min(1).max(63).optional(),
    includeOtherGroups: z.boolean().optional(),
  })
  .strict()
  .optional();

/** The resolvers that `signIn.resolvers` of the provider can name. */
export function createSignInResolvers({ logger }: { logger: LoggerService }) {
  return {
    cognitoGroups: createSignInResolverFactory({
      optionsSchema,
      create: options =>
        notingFailure(createCognitoGroupsResolver({ ...options, logger })),
    }),
  };
}
