import type { ApoPublication, ApoRecords } from './ApoRecords';

/** What the predecessor has published of a pattern and is on AWS still. */
export type PublishedOnAws = {
  patternId: string;
  commitId: string;
  publishedAt?: string;
  /** Service Catalog products. */
  products: {
    name: string;
    account?: string;
    region?: string;
    productId?: string;
    provisioningArtifactId?: string;
  }[];
  /** CodeArtifact packages, with `account/region/domain/repository`. */
  packages: { name: string; version: string; repository?: string }[];
};

/** What is on AWS of each pattern, by its last publication. */
export function publishedOnAws({
  patterns,
  publications,
}: Pick<ApoRecords, 'patterns' | 'publications'>): PublishedOnAws[] {
  const last = new Map<string, ApoPublication>();
  const wanted = new Map(patterns.map(p => [p.patternId, p.lastCommitId]));
  for (const publication of publications) {
    const { patternId } = publication;
    const other = last.get(patternId);
    if (!other || isLater(publication, other, wanted.get(patternId))) {
      last.set(patternId, publication);
    }
  }
  return [...last.values()]
    .map(toPublished)
    .sort((one, other) => (one.patternId < other.patternId ? -1 : 1));
}

/** One line a product or package. */
export function describePublished(published: PublishedOnAws[]): string[] {
  return published.flatMap(({ patternId, products, packages }) => [
    `  ${patternId}`,
    ...products.map(
      ({ name, account, region, productId }) =>
        `    product ${productId ?? '(no id)'} ${name} in ${
          account ?? 'the account'
        } ${region ?? ''}`,
    ),
    ...packages.map(
      ({ name, version, repository }) =>
        `    package ${name} ${version}${
          repository ? ` in ${repository}` : ''
        }`,
    ),
  ]);
}

function isLater(
  one: ApoPublication,
  other: ApoPublication,
  lastCommit: string | undefined,
): boolean {
  if (other.commitId === lastCommit) return false;
  if (one.commitId === lastCommit) return true;
  return (one.createdTimestamp ?? '') > (other.createdTimestamp ?? '');
}

function toPublished(publication: ApoPublication): PublishedOnAws {
  const { patternId, commitId, createdTimestamp } = publication;
  const at = publication.codeArtifactDetails;
  const repository =
    at &&
    [
      at.account,
      at.region,
      at.codeArtifactDomainName,
      at.codeArtifactRepositoryName,
    ].join('/');
  return {
    patternId,
    commitId,
    publishedAt: createdTimestamp,
    products:
      publication.allServiceCatalogProducts ??
      publication.serviceCatalogProducts ??
      publication.changedServiceCatalogProducts ??
      [],
    packages: repository
      ? (publication.allPackages ?? []).map(each => ({ ...each, repository }))
      : [],
  };
}
