import { readEnvironment } from './readEnvironment';

const env = {
  TARGET: 'tags',
  AWS_REGION: 'eu-west-1',
  MAX_TAG_OPTIONS: '30',
  TAKE_OVER: 'BlueprintService,Other',
  RESULTS_QUEUE_URL: 'https://sqs.example.com/results',
};

describe('readEnvironment', () => {
  it('reads what the function is told', () => {
    expect(readEnvironment(env)).toEqual({
      config: {
        target: 'tags',
        region: 'eu-west-1',
        tags: { maxTagOptions: 30 },
        appRegistry: { takeOver: ['BlueprintService', 'Other'] },
      },
      resultsUrl: 'https://sqs.example.com/results',
    });
    expect(
      readEnvironment({ ...env, TAKE_OVER: '' }).config.appRegistry.takeOver,
    ).toEqual([]);
  });

  it.each(Object.keys(env))('does not start without %s', name => {
    expect(() => readEnvironment({ ...env, [name]: undefined })).toThrow(
      `The environment variable ${name} is missing`,
    );
  });

  it.each([
    [{ TARGET: 'ssm' }, 'TARGET is ssm: set tags or appregistry'],
    [{ MAX_TAG_OPTIONS: 'many' }, 'MAX_TAG_OPTIONS is many: set'],
  ])('does not start with %j', (change, message) => {
    expect(() => readEnvironment({ ...env, ...change })).toThrow(message);
  });
});
