import path from 'node:path';
import { App } from 'aws-cdk-lib';
import type { InfraConfig } from '../config/InfraConfig';
import { readConfig } from '../config/readConfig';
import { createStacks } from '../lib/createStacks';
import { context } from '../cdk.json';

/**
 * Configurations that the tests look at: the examples of config/, and `ownKeys`,
 * which is `standard` with what a company may bring: keys, an upper bound of all
 * roles, and an account that still has AppRegistry.
 */
export const CONFIGS = [
  'standard',
  'minimal',
  'portalElsewhere',
  'ownKeys',
] as const;

/** @see {@link CONFIGS} */
export type ConfigName = (typeof CONFIGS)[number];

/** Keys that the configurations `portalElsewhere` and `ownKeys` bring. */
export const BROUGHT_KEYS = {
  dataKeyArn:
    'arn:aws:kms:eu-west-1:111122223333:key/aaaaaaaa-1111-1111-1111-111111111111',
  logsKeyArn:
    'arn:aws:kms:eu-west-1:111122223333:key/bbbbbbbb-1111-1111-1111-111111111111',
  edgeKeyArn:
    'arn:aws:kms:us-east-1:111122223333:key/cccccccc-1111-1111-1111-111111111111',
} as const;

/** The upper bound of all roles of the configuration `ownKeys`. */
export const BROUGHT_BOUNDARY = 'arn:aws:iam::111122223333:policy/boundary';

/** A configuration by its name. */
export function configOf(name: ConfigName): InfraConfig {
  const read = (file: string) =>
    readConfig(path.join(__dirname, `../config/${file}.yaml`));
  if (name !== 'ownKeys') return read(name);
  const standard = read('standard');
  return {
    ...standard,
    kms: BROUGHT_KEYS,
    permissionsBoundaryArn: BROUGHT_BOUNDARY,
    attributes: { ...standard.attributes, target: 'appregistry' },
  };
}

/**
 * The app of a configuration, with the feature flags that the CDK CLI takes. It
 * does not bundle the functions, which bundle.test.ts does.
 */
export function createApp(name: ConfigName, outdir?: string): App {
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    outdir,
  });
  createStacks(app, configOf(name));
  return app;
}
