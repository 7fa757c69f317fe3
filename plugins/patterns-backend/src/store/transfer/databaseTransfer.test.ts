import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  ItemTally,
  storedKinds,
  type StoredItem,
} from '@apo/backstage-plugin-patterns-node';
import { DatabasePatternStore } from '../DatabasePatternStore';

jest.setTimeout(60_000);

const at = '2026-01-02T03:04:05.006Z';
const digest = 'a'.repeat(64);
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('the transfer on %s', id => {
  const createStore = async () =>
    DatabasePatternStore.create({
      database: mockServices.database({ knex: await databases.init(id) }),
    });

  it('reads more than a page of each, from any page on', async () => {
    const [source, target] = [await createStore(), await createStore()];
    const items = manyItems();
    await source.writeItems(items);
    const read: StoredItem[] = [];
    for (const kind of storedKinds) {
      let cursor: string | undefined;
      for (;;) {
        // A new reader for each page, as after a restart.
        const reader = source.readItems(kind, cursor)[Symbol.asyncIterator]();
        const { value: page, done } = await reader.next();
        if (done) break;
        await target.writeItems(page.items);
        read.push(...page.items);
        cursor = page.cursor;
      }
    }
    expect(tallyOf(read)).toEqual(tallyOf(items));
    expect(await target.countItems()).toEqual(await source.countItems());
    const { items: steps } = await target.listHistory({
      patternName: 'pattern-1',
      limit: 1000,
    });
    expect(steps.map(({ comment }) => comment)).toEqual(
      Array.from({ length: 700 }, (_, i) => `step ${700 - i}`),
    );
  });
});

function tallyOf(items: StoredItem[]) {
  const tally = new ItemTally();
  tally.add(...items);
  return tally.toJSON();
}

/** A little more than a page of each kind. */
function manyItems(): StoredItem[] {
  const patterns = many(120, i => `pattern-${i}`);
  return [
    ...many(210, i => ({
      kind: 'attribute-key' as const,
      value: {
        key: `Key${i}`,
        rule: { requiredFor: [], several: false },
        revision: i,
      },
    })),
    ...many(210, anAttribute),
    ...patterns.map(aPattern),
    ...many(210, i => aVersion('pattern-1', `1.${i}.0`)),
    ...many(700, i => aStep('pattern-1', i)),
    ...many(20, i => aStep('pattern-2', i)),
    ...many(30, i => aReport(`1.${i}.0`)),
    ...many(120, i => aPart(i)),
    ...many(210, i => aRequest(`K:${i}`)),
  ];
}

function many<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i + 1));
}

function anAttribute(number: number): StoredItem {
  return {
    kind: 'attribute',
    value: {
      id: `KEY${number}:VALUE`,
      key: `Key${number}`,
      value: 'Value',
      description: '',
      metadata: {},
      revision: 1,
      createdBy: 'user:default/a',
      createdAt: at,
      updatedBy: 'user:default/a',
      updatedAt: at,
    },
  };
}

function aPattern(name: string): StoredItem {
  return {
    kind: 'pattern',
    value: {
      name,
      title: name,
      type: 'CFN',
      description: '',
      owner: 'group:default/a',
      attributes: { Key1: ['Value'], Key2: ['Value'] },
      lifecycle: 'unpublished',
      revision: 3,
      createdBy: 'user:default/a',
      createdAt: at,
      updatedAt: at,
      content: { words: ['bucket', 'é'], resourceTypes: ['AWS::S3::Bucket'] },
    },
  };
}

function aVersion(patternName: string, version: string): StoredItem {
  return {
    kind: 'version',
    value: {
      patternName,
      version,
      digest,
      state: 'in-review',
      stateSince: at,
      submittedBy: 'user:default/a',
      submittedAt: at,
      updatedAt: at,
      about: { title: 'A', description: '', owner: 'group:default/a' },
      changes: ['title'],
      files: [{ path: 'template.yaml', size: 1 }],
    },
  };
}

function aStep(patternName: string, position: number): StoredItem {
  return {
    kind: 'step',
    value: {
      patternName,
      position,
      step: {
        version: '1.1.0',
        to: 'validating',
        actor: 'user:default/a',
        at,
        digest,
        comment: `step ${position}`,
      },
    },
  };
}

function aReport(version: string): StoredItem {
  return {
    kind: 'report',
    value: {
      patternName: 'pattern-1',
      version,
      report: {
        digest,
        passed: true,
        startedAt: at,
        finishedAt: at,
        scanners: [],
        findings: [],
        templates: [],
      },
    },
  };
}

function aPart(position: number): StoredItem {
  return {
    kind: 'build-log',
    value: {
      patternName: 'pattern-1',
      version: '1.1.0',
      digest,
      position,
      text: `line ${position}\n`,
    },
  };
}

function aRequest(id: string): StoredItem {
  return {
    kind: 'sync-request',
    value: {
      subject: { kind: 'attribute', id },
      state: 'failed',
      generation: 2,
      attempts: 1,
      message: 'No',
      requestedAt: at,
      dueAt: at,
    },
  };
}
