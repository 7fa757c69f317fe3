import { z } from 'zod';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PATTERN } from '@apo/backstage-plugin-patterns-common';
import type { PatternFilter, PatternRecord } from './store/PatternStore';

/** Patterns in the permission framework. @public */
export const patternResourceRef = createPermissionResourceRef<
  PatternRecord,
  PatternFilter
>().with({ pluginId: 'patterns', resourceType: RESOURCE_TYPE_PATTERN });

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'The pattern is owned by one of the entity refs',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({ refs: z.array(z.string()) }),
  apply: (pattern, { refs }) => refs.includes(pattern.owner),
  toQuery: ({ refs }) => ({ key: 'owner', values: refs }),
});

const isType = createPermissionRule({
  name: 'IS_TYPE',
  description: 'The pattern is of one of the types',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({ types: z.array(z.string()) }),
  apply: (pattern, { types }) => types.includes(pattern.type),
  toQuery: ({ types }) => ({ key: 'type', values: types }),
});

const hasState = createPermissionRule({
  name: 'HAS_STATE',
  description: 'The newest version is in one of the states',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({ states: z.array(z.string()) }),
  apply: (pattern, { states }) =>
    pattern.newestState !== undefined && states.includes(pattern.newestState),
  toQuery: ({ states }) => ({ key: 'state', values: states }),
});

const hasAttribute = createPermissionRule({
  name: 'HAS_ATTRIBUTE',
  description: 'The pattern has the attribute with one of the values',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({
    attribute: z.string(),
    values: z.array(z.string()),
  }),
  apply: (pattern, { attribute, values }) =>
    values.includes(pattern.attributes[attribute]),
  toQuery: params => ({ key: 'attribute', ...params }),
});

/** Rules that a policy can set as conditions. @public */
export const patternPermissionRules = {
  isOwner,
  isType,
  hasState,
  hasAttribute,
};

const conditionExports = createConditionExports({
  resourceRef: patternResourceRef,
  rules: patternPermissionRules,
});

/** Conditions for policies. @public */
export const patternConditions = conditionExports.conditions;
/** A conditional decision for policies. @public */
export const createPatternConditionalDecision =
  conditionExports.createConditionalDecision;
