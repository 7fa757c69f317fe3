import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { covers } from '../../scripts/checks/acknowledgementsOf';
import { CONFIGS, createApp } from '../synthesize';
import { checkApp } from './checkApp';

const checked = CONFIGS.map(name => ({
  name,
  ...checkApp(createApp(name)),
}));

it.each(checked)(
  'cdk-nag finds nothing in $name that nobody explains',
  ({ findings, acknowledgements }) => {
    const unexplained = findings.filter(
      finding => !acknowledgements.some(each => covers(each, finding)),
    );
    expect(unexplained).toEqual([]);
  },
);

it.each(checked)(
  'nothing is explained in $name that cdk-nag does not find',
  ({ findings, acknowledgements }) => {
    const idle = acknowledgements.filter(
      acknowledgement =>
        !findings.some(finding => covers(acknowledgement, finding)),
    );
    expect(idle).toEqual([]);
  },
);

it.each(checked)(
  'the explanations of $name are sentences',
  ({ acknowledgements }) => {
    const short = acknowledgements.filter(
      ({ reason }) => reason.length < 40 || !/[.)]$/.test(reason),
    );
    expect(short).toEqual([]);
  },
);

it('cdk-nag would find a bucket as CDK makes it', () => {
  const app = createApp('minimal');
  const bucket = new Bucket(new Stack(app, 'Other'), 'Bucket');
  const { findings } = checkApp(app);
  expect(findings).toContainEqual({
    rule: 'AwsSolutions-S1',
    path: `${bucket.node.path}/Resource`,
  });
});
