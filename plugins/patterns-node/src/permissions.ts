import { z } from 'zod';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PATTERN } from '@apo/backstage-plugin-patterns-common';
import { meetsFilter } from './store/meetsFilter';
import type { PatternFilter, PatternRecord } from './store/PatternStore';

/** Patterns in the permission framework. @public */
export const patternResourceRef = createPermissionResourceRef<
  PatternRecord,
  PatternFilter
>().with({ pluginId: 'patterns', resourceType: RESOURCE_TYPE_PATTERN });

const toOwner = ({ refs }: { refs: string[] }): PatternFilter => ({
  key: 'owner',
  values: refs,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'The pattern is owned by one of the entity refs',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({ refs: z.array(z.string()) }),
  apply: (pattern, params) => meetsFilter(pattern, toOwner(params)),
  toQuery: toOwner,
});

const toType = ({ types }: { types: string[] }): PatternFilter => ({
  key: 'type',
  values: types,
});

const isType = createPermissionRule({
  name: 'IS_TYPE',
  description: 'The pattern is of one of the types',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({ types: z.array(z.string()) }),
  apply: (pattern, params) => meetsFilter(pattern, toType(params)),
  toQuery: toType,
});

const toState = ({ states }: { states: string[] }): PatternFilter => ({
  key: 'state',
  values: states,
});

const hasState = createPermissionRule({
  name: 'HAS_STATE',
  description: 'The newest version is in one of the states',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({ states: z.array(z.string()) }),
  apply: (pattern, params) => meetsFilter(pattern, toState(params)),
  toQuery: toState,
});

const toAttribute = (params: {
  attribute: string;
  values: string[];
}): PatternFilter => ({ key: 'attribute', ...params });

const hasAttribute = createPermissionRule({
  name: 'HAS_ATTRIBUTE',
  description: 'The pattern has the attribute with one of the values',
  resourceRef: patternResourceRef,
  paramsSchema: z.object({
    attribute: z.string(),
    values: z.array(z.string()),
  }),
  apply: (pattern, params) => meetsFilter(pattern, toAttribute(params)),
  toQuery: toAttribute,
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
