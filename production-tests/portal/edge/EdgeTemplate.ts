/** A resource of a template of CloudFormation. */
export interface Resource {
  Type: string;
  Properties: Record<string, any>;
}

/** The synthesized template of infra's stack `Edge`. */
export interface EdgeTemplate {
  Resources: Record<string, Resource>;
}

/** What a reference within the template says: `{ Ref }` or `{ 'Fn::GetAtt' }`. */
type Reference = { Ref?: string; 'Fn::GetAtt'?: [string, string] };

/**
 * The resource that a property refers to.
 *
 * @throws Error when it is not of the template
 */
export function follow(template: EdgeTemplate, reference: Reference): Resource {
  const id = reference.Ref ?? reference['Fn::GetAtt']?.[0];
  const resource = id && template.Resources[id];
  if (!resource) {
    throw new Error(
      `The template has no resource ${JSON.stringify(
        reference,
      )}: synthesize the stack Edge again`,
    );
  }
  return resource;
}

/**
 * The configuration of the template's distribution.
 *
 * @throws Error when there is none, or when errors become pages, which this
 *   stand-in does not do
 */
export function readDistribution(template: EdgeTemplate): Record<string, any> {
  const found = Object.values(template.Resources).find(
    ({ Type }) => Type === 'AWS::CloudFront::Distribution',
  );
  if (!found) throw new Error('The template has no distribution');
  const config = found.Properties.DistributionConfig;
  const pages = (config.CustomErrorResponses ?? []).filter(
    (each: Record<string, unknown>) => each.ResponsePagePath,
  );
  if (pages.length > 0) {
    throw new Error('Errors that become pages are not known to this stand-in');
  }
  return config;
}
