import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../config/readConfig';
import { createStacks } from '../lib/createStacks';

/** What cfn-guard may print, in bytes; a template of ours is some MB of findings to it. */
const MAX_OUTPUT = 512 * 1024 * 1024;

// app.ts with cdk-nag and cfn-guard, which a deployment does not need.
const app = new App();
Validations.of(app).addPlugins(
  new AwsSolutionsChecks(app),
  new CfnGuardValidator({ maxBuffer: MAX_OUTPUT }),
);
createStacks(app, readConfig(app.node.tryGetContext('config')));
