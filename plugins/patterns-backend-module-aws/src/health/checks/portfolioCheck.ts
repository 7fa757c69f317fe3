import {
  DescribePortfolioCommand,
  paginateListPortfolios,
  ServiceCatalogClient,
  type PortfolioDetail,
} from '@aws-sdk/client-service-catalog';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import type { Inspection } from '../Inspection';
import { once } from '../once';

/** A portfolio as the configuration names it: by its id or its display name. */
export type PortfolioPlace = AwsPlace & {
  portfolioId?: string;
  portfolioName?: string;
  launchRoleName?: string;
};

/** Whether the portfolio that products go to is there, and the only one of its name. */
export function portfolioCheck(
  access: AwsAccess,
  place: PortfolioPlace,
): AwsCheck {
  const { accountId, region, portfolioId, portfolioName } = place;
  const name = portfolioId ?? portfolioName ?? '(not named)';
  const client = once(
    async () => new ServiceCatalogClient(await clientSettings(access, place)),
  );
  return defineCheck({
    id: ['servicecatalog', accountId, region, name].filter(Boolean).join('/'),
    service: 'AWS Service Catalog',
    resource: `portfolio ${name}`,
    async look(see) {
      see.fact('Region', region);
      see.fact('Launch role', place.launchRoleName);
      const found = portfolioId
        ? await findById(see, await client(), portfolioId)
        : await findByName(see, await client(), name);
      if (found) tell(see, found, name, region);
    },
  });
}

function findById(see: Inspection, catalog: ServiceCatalogClient, Id: string) {
  return see.look<PortfolioDetail[]>(
    {
      action: 'servicecatalog:DescribePortfolio',
      doing: `describe the portfolio ${Id}`,
      known: { ResourceNotFoundException: [] },
    },
    async options => {
      const command = new DescribePortfolioCommand({ Id });
      const { PortfolioDetail: found } = await catalog.send(command, options);
      return found ? [found] : [];
    },
  );
}

function findByName(
  see: Inspection,
  catalog: ServiceCatalogClient,
  name: string,
) {
  return see.look<PortfolioDetail[]>(
    {
      action: 'servicecatalog:ListPortfolios',
      doing: `look for the portfolio ${name}`,
    },
    async options => {
      const found: PortfolioDetail[] = [];
      for await (const page of paginateListPortfolios(
        { client: catalog },
        {},
        options,
      )) {
        found.push(...(page.PortfolioDetails ?? []));
      }
      return found.filter(({ DisplayName }) => DisplayName === name);
    },
  );
}

function tell(
  see: Inspection,
  found: PortfolioDetail[],
  name: string,
  region: string,
) {
  if (found.length === 0) {
    see.fail(`There is no portfolio ${name} in ${region}.`, {
      fix: 'Deploy infra, which makes it, or correct its name in the configuration.',
      command: `aws servicecatalog list-portfolios --region ${region}`,
    });
    return;
  }
  if (found.length > 1) {
    see.fail(`${found.length} portfolios are called ${name}.`, {
      fix: `Set portfolioId in place of portfolioName: ${found
        .map(({ Id }) => Id)
        .join(' or ')}.`,
    });
    return;
  }
  see.fact('ARN', found[0].ARN);
  see.ok('The portfolio is there and can be read.');
}
