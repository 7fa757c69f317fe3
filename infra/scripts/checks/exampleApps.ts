import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import { readConfig } from '../../config/readConfig';
import { createStacks } from '../../lib/createStacks';

/** Names of the example configurations, which are files of config/. */
export const EXAMPLES = ['standard', 'minimal', 'portalElsewhere'] as const;

/** The app of an example configuration, to be looked at and not synthesized. */
export function exampleApp(name: (typeof EXAMPLES)[number]): App {
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
  });
  createStacks(
    app,
    readConfig(path.join(__dirname, `../../config/${name}.yaml`)),
  );
  return app;
}
