import { App } from 'aws-cdk-lib';
import { InvalidConfig } from './config/parseConfig';
import { readConfig } from './config/readConfig';
import { createStacks } from './lib/createStacks';

const app = new App();
const file = app.node.tryGetContext('config') ?? 'config/config.yaml';
try {
  createStacks(app, readConfig(file));
} catch (error) {
  if (!(error instanceof InvalidConfig)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
