import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { context } from '../../../infra/cdk.json';
import { readConfig } from '../../../infra/config/readConfig';
import { EdgeStack } from '../../../infra/lib/edge/EdgeStack';
import type { EdgeTemplate } from './EdgeTemplate';

const infra = path.resolve(__dirname, '../../../infra');

/**
 * The template of the stack `Edge` for config/standard.yaml. It takes about two
 * seconds, where all stacks would take ten.
 */
export function synthesizeEdge(): EdgeTemplate {
  const app = new App({ context });
  const config = readConfig(path.join(infra, 'config/standard.yaml'));
  if (!config.portal) throw new Error('standard.yaml has no portal');
  const env = { account: config.account, region: 'us-east-1' };
  const others = new Stack(app, 'Others', { env });
  const edge = new EdgeStack(app, 'Edge', {
    env,
    config,
    portal: config.portal,
    loadBalancer: ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(
      others,
      'LoadBalancer',
      {
        loadBalancerArn: `arn:aws:elasticloadbalancing:${config.region}:${config.account}:loadbalancer/app/portal/0123456789abcdef`,
        loadBalancerDnsName: 'portal.elb.amazonaws.com',
        securityGroupId: 'sg-0123456789abcdef0',
      },
    ),
  });
  return app.synth().getStackArtifact(edge.artifactId).template;
}
