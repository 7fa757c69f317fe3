import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import { consoleUrl } from '../../usage/consoleUrl';
import { packageConsoleUrl } from '../../usage/packageConsoleUrl';
import { toPackageTarget } from '../../usage/PackageTarget';
import { Integrity } from '../shared/Integrity';
import { RelativeTime } from '../shared/RelativeTime';

type Fact = [string, ReactNode];

/** Where a version went, of one target. */
export function publicationFacts(
  version: string,
  publication: Publication,
): Fact[] {
  return publication.target === 'codeartifact'
    ? packageFacts(version, publication)
    : productFacts(publication);
}

/** Where a product went in Service Catalog. */
function productFacts(publication: Publication): Fact[] {
  const { region, productId, productName } = publication;
  return [
    ...placeFacts(publication),
    ['Portfolio', publication.portfolioName ?? publication.portfolioId],
    [
      'Product',
      productId && (
        <ConsoleLink href={consoleUrl({ region, productId })}>
          {productName ?? productId} in the AWS console
        </ConsoleLink>
      ),
    ],
    ['Artifact', publication.artifactId],
  ];
}

/** Where a package went in CodeArtifact. */
function packageFacts(version: string, publication: Publication): Fact[] {
  const { domain, repository, registry, integrity } = publication;
  const name = publication.package && `${publication.package} ${version}`;
  const target = toPackageTarget(version, publication);
  const url = target && packageConsoleUrl(target);
  return [
    ...placeFacts(publication),
    ['Repository', [domain, repository].filter(Boolean).join('/') || undefined],
    [
      'Package',
      url ? (
        <ConsoleLink href={url}>{name} in the AWS console</ConsoleLink>
      ) : (
        name
      ),
    ],
    ['Registry', registry],
    ['Integrity', integrity && <Integrity value={integrity} />],
  ];
}

function placeFacts(publication: Publication): Fact[] {
  return [
    ['Published', <RelativeTime at={publication.publishedAt} />],
    ['Account', publication.accountId],
    ['Region', publication.region],
  ];
}

function ConsoleLink(props: { href: string; children: ReactNode }) {
  const { href, children } = props;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  );
}
