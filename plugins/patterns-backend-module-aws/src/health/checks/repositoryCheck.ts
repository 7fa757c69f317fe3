import {
  CodeartifactClient,
  DescribeDomainCommand,
  DescribeRepositoryCommand,
  type DomainDescription,
} from '@aws-sdk/client-codeartifact';
import { KMSClient } from '@aws-sdk/client-kms';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import type { Inspection } from '../Inspection';
import { inspectKeyState } from '../inspectKeyState';
import { once } from '../once';

/** A repository of packages as the configuration names it. */
export type RepositoryPlace = AwsPlace & {
  domain: string;
  domainOwner?: string;
  repository: string;
};

type Clients = { codeArtifact: CodeartifactClient; kms: KMSClient };

/** Whether a domain and its repository are there, and the domain's key can be used. */
export function repositoryCheck(
  access: AwsAccess,
  place: RepositoryPlace,
): AwsCheck {
  const { accountId, region, domain, repository } = place;
  const name = `${domain}/${repository}`;
  const clients = once(async (): Promise<Clients> => {
    const settings = await clientSettings(access, place);
    return {
      codeArtifact: new CodeartifactClient(settings),
      kms: new KMSClient(settings),
    };
  });
  return defineCheck({
    id: ['codeartifact', accountId, region, name].filter(Boolean).join('/'),
    service: 'AWS CodeArtifact',
    resource: `repository ${name}`,
    async look(see) {
      see.fact('Region', region);
      const { codeArtifact, kms } = await clients();
      const found = await inspectDomain(see, codeArtifact, place);
      if (!found) return;
      await inspectRepository(see, codeArtifact, place);
      if (found.encryptionKey) {
        await inspectKeyState(see, kms, { key: found.encryptionKey, region });
      }
    },
  });
}

async function inspectDomain(
  see: Inspection,
  codeArtifact: CodeartifactClient,
  { domain, domainOwner, region }: RepositoryPlace,
): Promise<DomainDescription | undefined> {
  const found = await see.look<DomainDescription | 'missing'>(
    {
      action: 'codeartifact:DescribeDomain',
      doing: `describe the domain ${domain}`,
      known: { ResourceNotFoundException: 'missing' },
    },
    async options => {
      const command = new DescribeDomainCommand({ domain, domainOwner });
      return (await codeArtifact.send(command, options)).domain ?? 'missing';
    },
  );
  if (found !== 'missing') return found;
  see.fail(`There is no domain ${domain} in ${region}.`, {
    fix: 'Deploy infra, which makes it, or correct domain and domainOwner in the configuration.',
    command: `aws codeartifact list-domains --region ${region}`,
  });
  return undefined;
}

async function inspectRepository(
  see: Inspection,
  codeArtifact: CodeartifactClient,
  { domain, domainOwner, repository, region }: RepositoryPlace,
) {
  const arn = await see.look<string>(
    {
      action: 'codeartifact:DescribeRepository',
      doing: `describe the repository ${repository}`,
      known: { ResourceNotFoundException: '' },
    },
    async options => {
      const command = new DescribeRepositoryCommand({
        domain,
        domainOwner,
        repository,
      });
      return (await codeArtifact.send(command, options)).repository?.arn ?? '';
    },
  );
  see.fact('ARN', arn);
  if (arn) see.ok('The repository is there and can be read.');
  if (arn === '') {
    see.fail(`There is no repository ${repository} in the domain ${domain}.`, {
      fix: 'Deploy infra, which makes it, or correct its name in the configuration.',
      command: `aws codeartifact list-repositories-in-domain --region ${region} --domain ${domain}`,
    });
  }
}
