import type {
  ApiDeclaration,
  ApiMember,
} from '@apo/backstage-plugin-patterns-common';
import { constructCode } from './constructCode';

const classWith = (parameters: string): ApiDeclaration => ({
  name: 'Fan',
  kind: 'class',
  construct: true,
  members: [{ name: 'constructor', kind: 'constructor', type: parameters }],
});

const propsOf = (types: Record<string, string>): ApiDeclaration => ({
  name: 'FanProps',
  kind: 'interface',
  members: Object.entries(types).map<ApiMember>(([name, type]) => ({
    name: name.replace('?', ''),
    kind: 'property',
    type,
    optional: name.endsWith('?'),
  })),
});

const codeOf = (parameters: string, ...others: ApiDeclaration[]) =>
  constructCode({ name: '@p/fan', api: [...others, classWith(parameters)] });

describe('the code that creates a construct', () => {
  it.each<[string, string, ApiDeclaration[]]>([
    ['(scope: Construct, id: string)', '', []],
    [
      '(scope: Construct, id: string, props?: FanProps)',
      '',
      [propsOf({ 'a?': 'string' })],
    ],
    [
      '(scope: Construct, id: string, props: FanProps)',
      ', {}',
      [propsOf({ 'a?': 'string' })],
    ],
    [
      '(scope: Construct, id: string, props: StackProps)',
      ", toGive('props')",
      [],
    ],
  ])('of %s has %p after its id', (parameters, props, others) => {
    expect(codeOf(parameters, ...others)).toMatchObject({
      className: 'Fan',
      props,
    });
  });

  it('gives what must be given a value to start with, and names the rest', () => {
    const { props, toGive } = codeOf(
      '(scope: Construct, id: string, props: FanProps)',
      propsOf({
        alarmTopic: 'ITopic',
        retention: 'cdk.Duration',
        size: "'large' | 'small'",
        handler: 'IFunction',
        odd: 'constructor',
        'left?': 'ITopic',
      }),
    );
    expect(props).toBe(`, {
      alarmTopic: new cdk.aws_sns.Topic(this, 'AlarmTopic', { enforceSSL: true }),
      retention: cdk.Duration.days(365),
      size: 'large',
      handler: toGive('handler'),
      odd: toGive('odd'),
    }`);
    expect(toGive).toEqual(['handler', 'odd']);
  });

  it('is refused for a package without a construct', () => {
    expect(() => constructCode({ name: '@p/fan', api: [propsOf({})] })).toThrow(
      /@p\/fan exports no construct/,
    );
  });
});
