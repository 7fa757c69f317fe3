import { CfnOutput } from 'aws-cdk-lib';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** `PATTERNS_BUCKET` is the output `PatternsBucket`. */
function outputName(variable: string): string {
  return variable
    .toLowerCase()
    .replace(/(?:^|_)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/**
 * What the portal is told of a stack: variables of app-config.production.yaml.
 * Each is an output of the stack as well, which `yarn infra:config` reads.
 */
export class StackSettings extends Construct {
  readonly variables: Record<string, string> = {};
  readonly secrets: Record<string, ISecret> = {};

  /** Gives the portal a value that is no secret. */
  set(variable: string, value: string): void {
    this.variables[variable] = value;
    this.output(variable, value);
  }

  /** Gives the portal a secret; the output has its ARN and nothing of it. */
  setSecret(variable: string, secret: ISecret): void {
    this.secrets[variable] = secret;
    this.output(`${variable}_ARN`, secret.secretArn);
  }

  /** Tells whoever deploys, and not the portal. */
  announce(variable: string, value: string): void {
    this.output(variable, value);
  }

  private output(variable: string, value: string): void {
    const output = new CfnOutput(this, variable, { value });
    output.overrideLogicalId(outputName(variable));
  }
}
