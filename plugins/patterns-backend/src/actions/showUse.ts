import type {
  PatternVersion,
  Publication,
} from '@apo/backstage-plugin-patterns-common';

/** Where a version can be used, and with what; nothing before it is published. */
export function showUse(
  version: Pick<PatternVersion, 'version' | 'state' | 'publications'>,
) {
  const { state, publications = [] } = version;
  if (state !== 'published' && state !== 'deprecated') return [];
  return publications.map(publication => ({
    region: publication.region,
    accountId: publication.accountId,
    ...(publication.target === 'codeartifact'
      ? ofPackage(version.version, publication)
      : ofProduct(version.version, publication)),
  }));
}

function ofProduct(version: string, publication: Publication) {
  const { productId, portfolioName } = publication;
  return {
    how: 'Service Catalog: put the resource below into a CloudFormation template with the parameters as ProvisioningParameters, run aws servicecatalog provision-product with the same values, or send the person to the page in the portal.',
    resource: {
      Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
      Properties: {
        ProductId: productId,
        ProvisioningArtifactName: version,
        PathName: portfolioName,
      },
    },
  };
}

function ofPackage(version: string, publication: Publication) {
  const { package: name, domain, repository } = publication;
  return {
    how: 'npm: sign npm in to the CodeArtifact repository with aws codeartifact login, then install the package and create the construct in a CDK app.',
    install: `npm install --save-exact ${name}@${version}`,
    package: name,
    domain,
    repository,
  };
}
