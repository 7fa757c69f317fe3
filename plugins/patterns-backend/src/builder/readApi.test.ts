import { readApi } from './readApi';

jest.setTimeout(30_000);

const read = (files: Record<string, string>, entry = 'index.d.ts') =>
  readApi(
    new Map(Object.entries(files).map(([k, v]) => [k, Buffer.from(v)])),
    entry,
  );

describe('the API of a package', () => {
  it('is what its declarations export, constructs first', async () => {
    const api = await read({
      'index.d.ts': `
        export * from './Topic';
        export { helper as doIt } from './lib/helper';
        export declare const VERSION: string;
        declare class Hidden {}
      `,
      'Topic.d.ts': `
        import { Construct } from 'constructs';
        /** How it is made. */
        export interface TopicProps {
          /**
           * How long events are kept.
           * @default 4 days
           */
          readonly retention?: Duration;
          readonly name: string;
        }
        /** Kinds. @deprecated use names */
        export declare enum Kind { A = 'a', B = 'b' }
        /** A topic. */
        export declare class Topic extends Construct implements ITopic {
          #secret;
          private readonly hidden;
          protected inner: string;
          static readonly MAX: number;
          /** Its name. */
          readonly name: string;
          constructor(scope: Construct, id: string, props?: TopicProps);
          /** Adds one. */
          add(id: string): void;
        }
      `,
      'lib/helper.d.ts': 'export declare function helper(a: number): string;',
    });
    expect(api.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'class Topic',
      'interface TopicProps',
      'enum Kind',
      'function doIt',
      'variable VERSION',
    ]);
    const [topic, props, kind, doIt] = api;
    expect(topic).toMatchObject({
      construct: true,
      docs: 'A topic.',
      signature: 'extends Construct implements ITopic',
      members: [
        { name: 'MAX', static: true, type: 'number' },
        { name: 'name', kind: 'property', docs: 'Its name.' },
        {
          kind: 'constructor',
          type: '(scope: Construct, id: string, props?: TopicProps)',
        },
        { name: 'add', kind: 'method', type: '(id: string): void' },
      ],
    });
    expect(props.members).toMatchObject([
      { name: 'retention', optional: true, default: '4 days' },
      { name: 'name', type: 'string' },
    ]);
    expect(kind).toMatchObject({ deprecated: 'use names' });
    expect(doIt).toMatchObject({ signature: '(a: number): string' });
  });

  it('ends where files refer to each other, or to nothing', async () => {
    expect(
      await read({
        'index.d.ts': `export * from './a'; export * from './missing'; export * from 'other';`,
        'a.d.ts': `export * from './index'; export declare class A {}`,
      }),
    ).toMatchObject([{ name: 'A' }]);
  });

  it('is read whatever the declarations say', async () => {
    expect(await read({ 'index.d.ts': 'not { typescript ((( at all' })).toEqual(
      [],
    );
  });

  it('does not look outside the package', async () => {
    const api = await read({
      'index.d.ts': `export * from '../../../../../etc/passwd';`,
    });
    expect(api).toEqual([]);
  });
});
