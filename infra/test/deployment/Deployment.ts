import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  assemblyFolder,
  type LocatedResource,
  readTemplate,
  STACKS,
  type StackName,
  type Template,
} from '../assembly';
import type { ConfigName } from '../synthesize';
import { Identifiers, type Place } from './identifiers';
import { resolve } from './resolve';

/** A resource with values in the place of intrinsic functions. */
export interface DeployedResource extends LocatedResource {
  /** Its construct, e.g. `Registry/AccessLogs`; without the `Resource` at the end. */
  path: string;
  /** What `Ref` gives. */
  ref: string;
  /** The ARN, when the type has one that is known here. */
  arn: string;
}

interface DeployedStack {
  template: Template;
  /** The stack's name in AWS. */
  stackName: string;
  place: Place;
  /** Construct of each resource, by its logical id. */
  paths: Record<string, string>;
}

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const deployments = new Map<ConfigName, Deployment>();

function readJson(...file: string[]) {
  return JSON.parse(readFileSync(path.join(...file), 'utf8'));
}

function readPaths(folder: string, stack: StackName): Record<string, string> {
  const metadata: Record<string, { type: string; data: unknown }[]> = readJson(
    folder,
    `${stack}.metadata.json`,
  );
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([construct, entries]) =>
      entries
        .filter(({ type }) => type === 'aws:cdk:logicalId')
        .map(({ data }) => [
          data,
          construct.slice(1).replace(/\/(Resource|Default)$/, ''),
        ]),
    ),
  );
}

/**
 * A configuration as it is when deployed: the resources of all stacks, with
 * names and ARNs such as AWS would give them.
 */
export class Deployment {
  readonly resources: DeployedResource[];
  private readonly stacks = new Map<StackName, DeployedStack>();

  private constructor(readonly name: ConfigName) {
    const folder = assemblyFolder(name);
    const { artifacts } = readJson(folder, 'manifest.json');
    for (const stack of STACKS) {
      const template = readTemplate(name, stack);
      if (template) {
        const { environment, properties } = artifacts[stack];
        const region = /[a-z]+-[a-z]+-\d$/.exec(environment)?.[0] ?? REGION;
        this.stacks.set(stack, {
          template,
          stackName: properties.stackName ?? stack,
          place: { account: ACCOUNT, region },
          paths: readPaths(folder, stack),
        });
      }
    }
    this.resources = [...this.stacks.keys()].flatMap(stack =>
      this.deploy(stack),
    );
  }

  /** A configuration; each is resolved once. */
  static of(name: ConfigName): Deployment {
    const known = deployments.get(name);
    if (known) return known;
    const deployment = new Deployment(name);
    deployments.set(name, deployment);
    return deployment;
  }

  /** All resources of a type. */
  ofType(type: string): DeployedResource[] {
    return this.resources.filter(({ Type }) => Type === type);
  }

  /**
   * The resource of a construct.
   *
   * @throws Error when there is none
   */
  at(construct: string): DeployedResource {
    const found = this.resources.find(each => each.path === construct);
    if (!found) throw new Error(`${this.name} has no resource ${construct}`);
    return found;
  }

  /** The outputs of a stack. */
  outputs(stack: StackName): Record<string, unknown> {
    const outputs = this.stacks.get(stack)?.template.Outputs ?? {};
    return Object.fromEntries(
      Object.entries(outputs).map(([id, { Value }]) => [
        id,
        this.resolve(stack, Value),
      ]),
    );
  }

  private deploy(stack: StackName): DeployedResource[] {
    const { template, paths } = this.stacks.get(stack)!;
    return Object.entries(template.Resources ?? {}).map(([id, resource]) => {
      const identifiers = this.identify(stack, id);
      return {
        ...resource,
        Properties: this.resolve(stack, resource.Properties ?? {}) as Record<
          string,
          any
        >,
        stack,
        id,
        path: paths[id] ?? `${stack}/${id}`,
        ref: identifiers.ref,
        arn: identifiers.attribute('Arn'),
      };
    });
  }

  private identify(stack: StackName, id: string): Identifiers {
    const { template, place } = this.stacks.get(stack)!;
    const resource = template.Resources[id];
    return new Identifiers(resource, `${stack}-${id}`.toLowerCase(), place);
  }

  private resolve(stack: StackName, value: unknown): unknown {
    const { place, stackName, template } = this.stacks.get(stack)!;
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': place.account,
      'AWS::Region': place.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::NoValue': undefined,
    };
    return resolve(value, {
      ref: name =>
        Object.hasOwn(template.Resources, name)
          ? this.identify(stack, name).ref
          : pseudo[name] ?? `<${name}>`,
      attribute: (id, name) => this.identify(stack, id).attribute(name),
      imported: name => this.imported(name),
      output: (other, name) => this.outputOf(other, name),
    });
  }

  private imported(name: string): unknown {
    for (const [stack, { template }] of this.stacks) {
      for (const { Value, Export } of Object.values(template.Outputs ?? {})) {
        if ((Export as { Name?: string } | undefined)?.Name === name) {
          return this.resolve(stack, Value);
        }
      }
    }
    throw new Error(`${this.name}: no stack exports ${name}`);
  }

  private outputOf(stackName: string, output: string): unknown {
    for (const [stack, other] of this.stacks) {
      const found = other.template.Outputs?.[output];
      if (other.stackName === stackName && found) {
        return this.resolve(stack, found.Value);
      }
    }
    throw new Error(`${this.name}: ${stackName} has no output ${output}`);
  }
}
