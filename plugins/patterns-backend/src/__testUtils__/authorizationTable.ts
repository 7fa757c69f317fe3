import { cleanTemplate } from './startPatternsBackend';

/** What a row sends, beside what the contract says of its operation. */
export interface Sent {
  path?: Record<string, string>;
  query?: string;
  body?: object | Buffer;
}

/** The answer as its status, and for refusals whatever it asks for. */
export type Answer = string;

/**
 * A request, and the answers to developer, publisher, admin, another plugin,
 * the scaffolder, and the scaffolder in the name of an admin.
 */
export type Row = [what: string, sent: Sent, answers: Answer[]];

const create = '403 patterns.pattern.create';
const submit = '403 patterns.version.submit or patterns.pattern.create';
const review = '403 patterns.version.review';
const retry = '403 patterns.release.retry';
const deprecate = '403 patterns.version.deprecate or patterns.version.revoke';
const revoke = '403 patterns.version.revoke';
const history = '403 patterns.history.read';
const update = '403 patterns.pattern.update';
const createAttribute = '403 patterns.attribute.create';
const updateAttribute = '403 patterns.attribute.update';
const deleteAttribute = '403 patterns.attribute.delete';
const sync = '403 patterns.attribute.sync';
const aws = '403 patterns.aws.read';
const figures = '403 patterns.statistics.read';
/** Refused: people do it, services never. */
export const aPerson = '403 a person';
/** Refused: services read it for their own ends, people never. */
export const aService = '403 a service';
/** Refused: a plugin decides in the name of a person. */
export const inName = '403 the person themselves';
/** Refused: no release task calls. */
export const aTask = '403 a release task';
/** Refused: the release task of something else calls. */
export const theTask = '403 the task of this release';

const everyone = ['200', '200', '200', '200', '200', '200'];
const writers = [create, '200', '200', '200', '200', '200'];
const notDevelopers = ['404', '200', '200', '200', '200', '200'];
const nobody = ['404', '404', '404', '404', '404', '404'];

/** Of every pattern here. */
export const version = '1.0.0';
/** Everybody may see it. */
export const published = { name: 'out', version };
/** A secret before it is published. */
export const inReview = { name: 'waiting', version };
/** A secret that the gate refused. */
export const invalid = { name: 'refused', version };
const missing = { name: 'missing', version };
/** There from the beginning, in revision 1. */
export const zone = { key: 'Zone', value: 'EU' };
const zoneId = { id: 'Zone:EU' };
const outdated = { revision: 0 };
const unknownDigest = '0'.repeat(64);

const submission = (digest: string) => ({
  digest,
  version,
  title: 'Title',
  type: 'CFN',
  owner: 'group:default/platform',
});
/** Where a release task says that it published a bundle. */
export const publication = (digest: string) => ({
  targetName: 'default',
  target: 'service-catalog',
  publishedAt: '2026-01-01T00:00:00.000Z',
  digest,
  accountId: '123456789012',
  region: 'eu-west-1',
  productId: 'prod-1',
  artifactId: 'pa-1',
});

/** Who may not read a version cannot tell it from one that is missing. */
const readsOfVersion = (query?: string): Row[] => [
  ['published', { path: published, query }, everyone],
  ['in review', { path: inReview, query }, notDevelopers],
  ['invalid', { path: invalid, query }, notDevelopers],
  ['missing', { path: missing, query }, nobody],
];

/** Every operation of the contract; who has no valid token gets 401 from each. */
export function tableOf(bundle: {
  digest: string;
  tar: Buffer;
}): Record<string, Row[]> {
  const { digest, tar } = bundle;
  const byOwnTask = (body: object, scaffolder: string): Row => [
    "published, with the id of the version's task",
    { path: published, body: { taskId: 'task-1', ...body } },
    [aTask, aTask, aTask, aTask, scaffolder, aTask],
  ];
  const byOtherTask = (body: object): Row => [
    'published, with the id of another task',
    { path: published, body: { taskId: 'task-2', ...body } },
    [aTask, aTask, aTask, aTask, theTask, aTask],
  ];
  /** What a plugin does in the name of an admin, unless said, it does as they. */
  const byPerson = (
    of: object,
    body: object,
    [developer, publisher, admin, forAdmin = admin]: string[],
  ): Row => [
    (of as { name: string }).name,
    { path: of as Record<string, string>, body },
    [developer, publisher, admin, aPerson, aPerson, forAdmin],
  ];
  const historyOf = ({ name }: { name: string }, allowed: string): Row => [
    name,
    { path: { name } },
    [history, history, allowed, allowed, allowed, allowed],
  ];
  const aLaunch = { name: 'mine', parameters: [] };
  const approve = { decision: 'approve', digest: unknownDigest };
  /** Published stays published: what the others are asked changes nothing. */
  const back = { state: 'published' };
  const revoked = { state: 'revoked', reason: 'It leaks' };
  const anyRule = { requiredFor: [], several: false };
  const description = { description: '', metadata: {} };
  const governs = (refusal: string) => [
    refusal,
    refusal,
    ...['200', '200', '200', '200'],
  ];
  return {
    listPatterns: [['all', {}, everyone]],
    getFacets: [['all', {}, everyone]],
    checkName: [['free', { path: { name: 'free' } }, writers]],
    getPattern: readsOfVersion(),
    listHistory: [
      historyOf(published, '200'),
      historyOf(inReview, '200'),
      historyOf(missing, '404'),
    ],
    getVersion: readsOfVersion(),
    getReport: readsOfVersion(),
    getBuildLog: readsOfVersion(),
    // None of these patterns has a package, but who may not see it hears less.
    getPackage: readsOfVersion().map(([what, sent]) => [what, sent, nobody]),
    getFile: readsOfVersion('path=template.yaml'),
    listVersions: [['all', {}, ['200', '200', '200', aPerson, aPerson, '200']]],
    putBundle: [
      byPerson({ name: 'a bundle', digest }, tar, [create, '204', '204']),
    ],
    submitVersion: [published, inReview, missing].map(of =>
      byPerson(of, submission(unknownDigest), [submit, '400', '400']),
    ),
    reviewVersion: [
      byPerson(inReview, approve, [review, review, '409', inName]),
      byPerson(missing, approve, [review, review, '404', inName]),
    ],
    retryRelease: [
      byPerson(published, {}, [retry, retry, '409', inName]),
      byPerson(inReview, {}, [retry, retry, '409', inName]),
      byPerson(missing, {}, [retry, retry, '404', inName]),
    ],
    setVersionLifecycle: [
      byPerson(missing, back, [deprecate, deprecate, '404', inName]),
      byPerson(missing, revoked, [revoke, revoke, '404', inName]),
      byPerson(inReview, revoked, [revoke, revoke, '409', inName]),
      byPerson(inReview, back, [deprecate, deprecate, '409', inName]),
      byPerson(published, back, [deprecate, deprecate, '200', inName]),
    ],
    setPatternLifecycle: [
      byPerson(missing, back, [deprecate, deprecate, '404', inName]),
      byPerson(inReview, revoked, [revoke, revoke, '409', inName]),
      byPerson(published, back, [deprecate, deprecate, '200', inName]),
    ],
    startRelease: [
      byOwnTask({}, '409'),
      byOtherTask({ releaseKey: 'guessed' }),
    ],
    getReleaseTemplate: [byOwnTask({}, '409'), byOtherTask({})],
    getReleasePackage: [byOwnTask({}, '409'), byOtherTask({})],
    recordReleaseTargets: [
      byOwnTask({ targets: [], publications: [] }, '409'),
      byOtherTask({ targets: [], publications: [] }),
    ],
    finishRelease: [
      byOwnTask({ publications: [publication(digest)] }, '200'),
      byOtherTask({ publications: [publication(digest)] }),
    ],
    validateTemplate: [
      byPerson(
        { name: 'a template' },
        { template: cleanTemplate, stage: 'lint' },
        [create, '200', '200'],
      ),
    ],
    updatePattern: [published, inReview, missing].map(({ name }) => {
      const about = { title: 'T', description: '', owner: 'group:default/a' };
      const found = name === 'missing' ? '404' : '409';
      return byPerson({ name }, { ...about, attributes: {}, ...outdated }, [
        update,
        found,
        found,
      ]);
    }),
    listAttributes: [['all', {}, everyone]],
    createAttribute: [
      byPerson({ name: 'a new one' }, { key: 'Tier', value: 'Gold' }, [
        createAttribute,
        createAttribute,
        '201',
        '409',
      ]),
    ],
    getAttribute: [
      ['there', { path: zoneId }, everyone],
      ['missing', { path: { id: 'No:No' } }, nobody],
    ],
    updateAttribute: [
      byPerson(
        { name: 'outdated', ...zoneId },
        { ...description, ...outdated },
        [updateAttribute, updateAttribute, '409'],
      ),
    ],
    deleteAttribute: [
      [
        'outdated',
        { path: zoneId, query: 'revision=0' },
        [deleteAttribute, deleteAttribute, '409', aPerson, aPerson, '409'],
      ],
    ],
    listAttributeKeys: [['all', {}, everyone]],
    setAttributeRule: [
      byPerson(
        { name: 'outdated', key: 'Zone' },
        { rule: anyRule, ...outdated },
        [updateAttribute, updateAttribute, '409'],
      ),
    ],
    listRuleViolations: [
      [
        'its own',
        { path: { key: 'Zone' }, body: {} },
        governs(updateAttribute),
      ],
    ],
    exportAttributes: [['all', { query: 'format=json' }, everyone]],
    importAttributes: [
      byPerson(
        { name: 'nothing' },
        { format: 'json', content: '[]', dryRun: true },
        [createAttribute, createAttribute, '200'],
      ),
    ],
    getAttributeSync: [['all', {}, governs(sync)]],
    getAwsHealth: [
      ['as it is kept', {}, governs(aws)],
      ['as it is now', { query: 'fresh=true' }, governs(aws)],
    ],
    listConsumers: readsOfVersion(),
    // Nothing is launched here: who gets as far hears that.
    launchVersion: [
      byPerson(published, aLaunch, ['409', '409', '409', inName]),
      byPerson(inReview, aLaunch, ['404', '409', '409', inName]),
      byPerson(missing, aLaunch, ['404', '404', '404', inName]),
    ],
    // It is no package.
    recordApplication: [
      byPerson(published, { name: 'app' }, ['400', '400', '400']),
      byPerson(inReview, { name: 'app' }, ['404', '400', '400']),
      byPerson(missing, { name: 'app' }, ['404', '404', '404']),
    ],
    listLaunches: [['own', {}, ['200', '200', '200', aPerson, aPerson, '200']]],
    getLaunch: [
      byPerson({ name: 'missing', id: 'missing' }, {}, ['404', '404', '404']),
    ],
    endLaunch: [
      byPerson({ name: 'missing', id: 'missing' }, {}, [
        '404',
        '404',
        '404',
        inName,
      ]),
    ],
    getStatistics: [
      ['all', {}, [figures, figures, '200', aPerson, aPerson, '200']],
    ],
    requestAttributeSync: [
      byPerson(
        { name: 'without AWS' },
        { subjects: [{ kind: 'attribute', id: 'ZONE:EU' }] },
        [sync, sync, '409'],
      ),
    ],
    checkAttributeSync: [
      byPerson({ name: 'without AWS' }, {}, [sync, sync, '409']),
    ],
    listSearchDocuments: [
      ['all', {}, [aService, aService, aService, '200', '200', aService]],
    ],
    listSubscriptions: [
      ['their own', {}, ['200', '200', '200', aPerson, aPerson, '200']],
    ],
    subscribe: [
      ...readsOfVersion().map(
        ([what, sent, answers]): Row => [
          what,
          { path: { kind: 'pattern', id: sent.path!.name } },
          [...answers.slice(0, 3), aPerson, aPerson, answers[2]],
        ],
      ),
      byPerson({ name: 'all', kind: 'all', id: 'all' }, {}, everyone),
      byPerson(
        { name: 'no attribute', kind: 'attribute', id: 'NO:NO' },
        {},
        nobody,
      ),
    ],
    unsubscribe: [
      byPerson({ name: 'missing', kind: 'pattern', id: 'missing' }, {}, [
        '204',
        '204',
        '204',
      ]),
    ],
    listStarters: [['all', {}, writers]],
    getStarterFile: [
      [
        'a template',
        { path: { name: 'encrypted-bucket' }, query: 'path=template.yaml' },
        writers,
      ],
    ],
  };
}
