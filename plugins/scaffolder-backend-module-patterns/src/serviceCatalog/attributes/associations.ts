import { createHash } from 'node:crypto';
import {
  attributeId,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { attributeGroupName } from '@apo/backstage-plugin-patterns-node';

/** Parameter that takes the application which a launch belongs to. */
const PARAMETER = 'AppRegistryApplicationName';
/** Condition that it was given. */
const CONDITION = 'HasAppRegistryApplication';

/** What a template gets for the attributes of its pattern, by section. */
export type Associations = {
  Parameters: Record<string, object>;
  Conditions: Record<string, object>;
  Resources: Record<string, object>;
};

/** Names of the attribute groups of a pattern, sorted. */
export function groupNames(attributes: PatternAttributes): string[] {
  return attributeIds(attributes).map(attributeGroupName);
}

/**
 * What associates the application of a launch with the attributes of the
 * pattern. A launch without an application works too, and the same attributes
 * always give the same.
 */
export function associationsOf(attributes: PatternAttributes): Associations {
  return {
    Parameters: {
      [PARAMETER]: {
        Type: 'String',
        Default: '',
        // As the AppRegistry API has it, and nothing at all.
        AllowedPattern:
          '^([-.\\w]{0,256}|arn:aws[-a-z]*:servicecatalog:[a-z]{2}(-gov)?-[a-z]+-\\d:\\d{12}:/applications/[-.\\w]+)$',
        ConstraintDescription:
          'the name, the id or the ARN of an AppRegistry application, or empty',
        Description:
          'AppRegistry application that gets the attributes of this pattern: its name, id or ARN. Empty for none.',
      },
    },
    Conditions: {
      [CONDITION]: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: PARAMETER }, ''] }] },
    },
    Resources: Object.fromEntries(
      attributeIds(attributes).map(id => [
        logicalId(id),
        {
          Type: 'AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation',
          Condition: CONDITION,
          Properties: {
            Application: { Ref: PARAMETER },
            AttributeGroup: attributeGroupName(id),
          },
        },
      ]),
    ),
  };
}

function attributeIds(attributes: PatternAttributes): string[] {
  const ids = Object.entries(attributes).flatMap(([key, values]) =>
    values.map(value => attributeId(key, value)),
  );
  return [...new Set(ids)].sort();
}

/** Letters and digits only, which keys and values are not. */
function logicalId(id: string): string {
  const hash = createHash('sha256').update(id).digest('hex');
  return `Apo${hash.slice(0, 16)}`;
}
