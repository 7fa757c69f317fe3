import { Readable } from 'node:stream';
import type {
  BuildResult,
  BundleStore,
  PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import { aPackage, aSource, identity } from './__testUtils__/packages';
import { buildPackage } from './buildPackage';
import { readOutputs } from './buildOutputs';

const stored = new Map<string, Buffer>();
const bundles: BundleStore = {
  put: async (digest, tar) => {
    stored.set(digest, tar as Buffer);
  },
  has: async digest => stored.has(digest),
  get: async digest => stored.get(digest)!,
  open: async digest => Readable.from([stored.get(digest)!]),
};
const templates = new Map([
  ['cdk.out/Example.template.json', Buffer.from('{}')],
]);

async function build(
  result: BuildResult | Error | (() => Promise<BuildResult>),
  source = aSource(),
  controller = new AbortController(),
) {
  const builder: PatternBuilder = {
    name: 'fake',
    build: jest.fn(async () => {
      if (result instanceof Error) throw result;
      return typeof result === 'function' ? result() : result;
    }),
  };
  const built = await buildPackage(
    { builder, bundles, readApi: async () => [] },
    {
      ...identity,
      content: source,
      log: () => {},
      signal: controller.signal,
    },
  );
  return { ...built, builder };
}

beforeEach(() => stored.clear());

describe('a build', () => {
  it('keeps the tarball, its details and the templates by their digest', async () => {
    const tarball = await aPackage();
    const { findings, built } = await build({
      outcome: 'built',
      output: { tarball, templates, installed: [] },
    });
    expect(findings).toEqual([]);
    expect(built!.templates).toEqual(templates);
    const outputs = await readOutputs(bundles, built!.package.outputs);
    expect(outputs.tarball.equals(tarball)).toBe(true);
    expect(outputs.templates).toEqual(templates);
    expect(outputs.details).toMatchObject(identity);
    expect(built!.package).toMatchObject({
      name: identity.name,
      size: tarball.length,
      integrity: outputs.details.integrity,
    });
  });

  it('runs nothing of a source that is refused', async () => {
    const { findings, built, builder } = await build(
      new Error('must not run'),
      aSource({ files: { '.npmrc': '' } }),
    );
    expect(builder.build).not.toHaveBeenCalled();
    expect(built).toBeUndefined();
    expect(findings).toMatchObject([{ ruleId: 'package-npmrc' }]);
  });

  it('whose step fails is refused, with the last lines', async () => {
    const { findings, built } = await build({
      outcome: 'failed',
      step: 'test',
      reason: 'ended with exit code 1',
      lastLines: ['1 failed', 'expected 2'],
    });
    expect(built).toBeUndefined();
    expect(findings).toMatchObject([
      {
        ruleId: 'build-test',
        severity: 'error',
        message: 'The step test ended with exit code 1.',
        output: '1 failed\nexpected 2',
      },
    ]);
    expect(stored.size).toBe(0);
  });

  it('is refused when the builder itself fails', async () => {
    const { findings, built } = await build(new Error('no such project'));
    expect(built).toBeUndefined();
    expect(findings).toMatchObject([
      { ruleId: 'builder-failed', severity: 'error' },
    ]);
    expect(findings[0].message).toContain('no such project');
  });

  it('is refused when what it made is no package', async () => {
    const { findings, built } = await build({
      outcome: 'built',
      output: { tarball: Buffer.from('?'), templates, installed: [] },
    });
    expect(built).toBeUndefined();
    expect(findings).toMatchObject([{ ruleId: 'package-unreadable' }]);
    expect(stored.size).toBe(0);
  });

  it('that is aborted has no verdict', async () => {
    const controller = new AbortController();
    await expect(
      build(
        async () => {
          controller.abort(new Error('lease lost'));
          throw new Error('killed');
        },
        aSource(),
        controller,
      ),
    ).rejects.toThrow('lease lost');
  });
});
