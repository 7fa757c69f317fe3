import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { context } from '../../cdk.json';
import { readConfig } from '../../config/readConfig';
import { createStacks } from '../createStacks';

/** The template of an edge that lets in some countries. */
function make(countries?: string[]): Template {
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
  });
  const config = readConfig(path.join(__dirname, '../../config/minimal.yaml'));
  if (config.portal) config.portal.firewall.countries = countries;
  const { edge } = createStacks(app, config);
  return Template.fromStack(edge!);
}

function restrictionsOf(template: Template): unknown {
  const [distribution] = Object.values(
    template.findResources('AWS::CloudFront::Distribution'),
  );
  return distribution.Properties.DistributionConfig.Restrictions;
}

describe('the distribution', () => {
  it('lets in all countries unless some are named', () => {
    expect(restrictionsOf(make())).toBeUndefined();
    expect(restrictionsOf(make(['DE', 'FR']))).toEqual({
      GeoRestriction: { RestrictionType: 'whitelist', Locations: ['DE', 'FR'] },
    });
  });
});
