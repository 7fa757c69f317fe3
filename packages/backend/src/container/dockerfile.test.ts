import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import createIgnore from '@balena/dockerignore';
import {
  DockerfileParser,
  type Arg,
  type Copy,
  type Env,
  type From,
  type Instruction,
  type JSONInstruction,
} from 'dockerfile-ast';

const root = path.resolve(__dirname, '../../../..');
const dockerfile = DockerfileParser.parse(
  readFileSync(path.join(root, 'packages/backend/Dockerfile'), 'utf8'),
);
const instructions = dockerfile.getInstructions();
const lastStage = instructions.slice(
  instructions.findLastIndex(each => each.getKeyword() === 'FROM'),
);
/** Whether the build gets a file of this repository. */
const isSent = createIgnore()
  .add(readFileSync(path.join(root, '.dockerignore'), 'utf8'))
  .createFilter();

function all<T extends Instruction>(keyword: string, of = instructions): T[] {
  return of.filter(each => each.getKeyword() === keyword) as T[];
}

function valuesOf(instruction: Instruction): string[] {
  return instruction.getArguments().map(argument => argument.getValue());
}

/** Files and folders of this repository that are copied, but for all of it. */
function copied(of = instructions): string[] {
  return all<Copy>('COPY', of)
    .filter(copy => !copy.getFlags().some(flag => flag.getName() === 'from'))
    .flatMap(copy => valuesOf(copy).slice(0, -1))
    .filter(source => source !== '.');
}

describe('the Dockerfile', () => {
  it('takes its base image from an argument, in every stage', () => {
    const stages = all<From>('FROM');
    const names = stages.map(stage => stage.getBuildStage());
    const bases = stages
      .map(stage => stage.getImage())
      .filter(image => !names.includes(image));
    expect(new Set(bases)).toEqual(new Set(['${NODE_IMAGE}']));
    const [first] = all<Arg>('ARG');
    expect(first.getProperty()?.getName()).toBe('NODE_IMAGE');
  });

  it('runs as an unprivileged user, by number', () => {
    const users = all('USER', lastStage).flatMap(valuesOf);
    expect(users).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    // Kubernetes and ECS see it in the image, not what a script does later.
    const order = lastStage.map(each => each.getKeyword());
    expect(order.lastIndexOf('COPY')).toBeLessThan(order.indexOf('USER'));
  });

  it('fetches nothing from elsewhere but the certificates of Amazon RDS', () => {
    expect(all('ADD').flatMap(valuesOf)).toEqual([
      '${RDS_CERTIFICATES}',
      '/etc/ssl/rds/global-bundle.pem',
    ]);
    const args = all<Arg>('ARG').map(arg => arg.getProperty());
    const address = args.find(
      arg => arg?.getName() === 'RDS_CERTIFICATES' && arg.getValue(),
    );
    expect(address?.getValue()).toMatch(
      /^https:\/\/truststore\.pki\.rds\.amazonaws\.com\/.*\.pem$/,
    );
    const commands = all('RUN').map(run => run.getArgumentsContent());
    expect(commands.join('\n')).not.toMatch(/\b(curl|wget|apt-get|git)\b/);
  });

  it.each(copied())('copies %s, which is there and is sent', source => {
    const files = globSync(
      [source, `${source}/**/*`].map(pattern => path.join(root, pattern)),
    ).map(file => path.relative(root, file));
    expect(files).not.toEqual([]);
    expect(files.filter(isSent)).toEqual(files);
  });

  it('gets the package.json of every workspace, which Yarn needs', () => {
    const { workspaces } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    const manifests = globSync(
      workspaces.map((each: string) => path.join(root, each, 'package.json')),
    ).map(file => path.relative(root, file));
    expect(manifests).toContain('infra/package.json');
    expect(manifests.filter(isSent)).toEqual(manifests);
  });

  it.each([
    '.git/config',
    '.local/production/task.json',
    '.env',
    'packages/app/.env.local',
    'app-config.local.yaml',
    'node_modules/react/index.js',
    'packages/backend/dist/bundle.tar.gz',
    'infra/app.ts',
  ])('is not sent %s', file => {
    expect(isSent(file)).toBe(false);
  });

  it('has no secret in its variables, which anybody can read in the image', () => {
    const variables = [
      ...all<Arg>('ARG').map(arg => arg.getProperty()),
      ...all<Env>('ENV').flatMap(env => env.getProperties()),
    ];
    expect(variables).not.toEqual([]);
    const names = variables.map(variable => variable?.getName());
    expect(
      names.filter(name => /secret|password|token|_key/i.test(name!)),
    ).toEqual([]);
  });

  it('starts and checks scripts that it has copied', () => {
    const scripts = ['ENTRYPOINT', 'HEALTHCHECK']
      .flatMap(keyword => all<JSONInstruction>(keyword, lastStage))
      .map(each => /"([^"]*\.mjs)"/.exec(each.getArgumentsContent()!)?.[1]);
    expect(scripts).toHaveLength(2);
    for (const script of scripts) {
      expect(existsSync(path.join(root, script!))).toBe(true);
      expect(copied(lastStage)).toContain(path.dirname(script!));
    }
    const [command] = all('CMD', lastStage);
    for (const [, config] of command
      .getArgumentsContent()!
      .matchAll(/"([^"]*\.yaml)"/g)) {
      expect(copied(lastStage)).toContain(config);
    }
  });
});
