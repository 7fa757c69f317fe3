import type { Tag } from '@aws-sdk/client-service-catalog';
import { requestTags, resourceTags } from '../../core/authorization/Permission';
import {
  anyResource,
  permissionTable,
} from '../../core/authorization/permissionTable';
import type { Catalog } from './Catalog';

interface Input {
  Id?: string;
  Name?: string;
  ProductId?: string;
  ProductName?: string;
  PortfolioId?: string;
  ResourceId?: string;
  Tags?: Tag[];
  AddTags?: Tag[];
}

const plain = (tags: Tag[] = []) =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value }));

function product(id: string, tags: Tag[] | undefined, catalog: Catalog) {
  return [
    {
      resource: catalog.arn('product', id),
      context: {
        ...requestTags(plain(tags)),
        ...resourceTags(plain(catalog.products.get(id)?.tags)),
      },
    },
  ];
}

/** A product by its id in `ProductId`. */
const productById = ({ ProductId = '*' }: Input, catalog: Catalog) =>
  product(ProductId, undefined, catalog);

/** A product by its id in `Id`, or by its name. */
const productByIdOrName = (input: Input, catalog: Catalog) => {
  const { Id, ProductId, Name, ProductName } = input;
  const name = Name ?? ProductName ?? '';
  const id = Id ?? ProductId ?? catalog.productByName(name).Id;
  return product(id, input.AddTags, catalog);
};

/** The product that is launched, with the tags of what becomes of it. */
const productToLaunch = (input: Input, catalog: Catalog) => {
  const { ProductId, ProductName = '', Tags } = input;
  const id = ProductId ?? catalog.productByName(ProductName).Id;
  return product(id, Tags, catalog);
};

const portfolioById = ({ Id, PortfolioId }: Input, catalog: Catalog) => {
  const id = Id ?? PortfolioId ?? '*';
  const tags = plain(catalog.portfolios.get(id)?.tags);
  const resource = catalog.arn('portfolio', id);
  return [{ resource, context: resourceTags(tags) }];
};

/** What was provisioned; the callers here are all of one role, who see what is their own. */
const provisioned = () => [
  {
    resource: '*',
    context: {
      'servicecatalog:accountlevel': 'self',
      'servicecatalog:rolelevel': 'self',
      'servicecatalog:userlevel': 'self',
    },
  },
];

const tagged = ({ ResourceId = '' }: Input, catalog: Catalog) =>
  ResourceId.startsWith('port-')
    ? portfolioById({ Id: ResourceId }, catalog)
    : product(ResourceId, undefined, catalog);

/** The actions and resources of Service Catalog. Source: Service Authorization Reference, AWS Service Catalog. */
export const catalogPermissions = permissionTable<Catalog>('servicecatalog', {
  AssociateProductWithPortfolio: anyResource,
  AssociateTagOptionWithResource: tagged,
  CreateConstraint: productById,
  CreatePortfolio: ({ Tags }: Input, catalog) => [
    {
      resource: catalog.arn('portfolio', '*'),
      context: requestTags(plain(Tags)),
    },
  ],
  CreateProduct: ({ Tags }: Input, catalog) => product('*', Tags, catalog),
  CreateProvisioningArtifact: productById,
  CreateTagOption: anyResource,
  DeleteConstraint: anyResource,
  DeletePortfolio: portfolioById,
  DeleteProduct: productByIdOrName,
  DeleteProvisioningArtifact: productById,
  DeleteTagOption: anyResource,
  DescribeConstraint: anyResource,
  DescribePortfolio: portfolioById,
  DescribeProductAsAdmin: productByIdOrName,
  DescribeProvisionedProduct: provisioned,
  DescribeProvisioningArtifact: productByIdOrName,
  DescribeProvisioningParameters: productByIdOrName,
  DescribeRecord: provisioned,
  DescribeTagOption: anyResource,
  DisassociateProductFromPortfolio: anyResource,
  DisassociateTagOptionFromResource: tagged,
  GetProvisionedProductOutputs: provisioned,
  ListConstraintsForPortfolio: anyResource,
  ListLaunchPaths: productById,
  ListPortfolios: anyResource,
  ListPortfoliosForProduct: productById,
  ListProvisioningArtifacts: productById,
  ListResourcesForTagOption: anyResource,
  ListTagOptions: anyResource,
  ProvisionProduct: productToLaunch,
  SearchProductsAsAdmin: anyResource,
  SearchProvisionedProducts: provisioned,
  TerminateProvisionedProduct: provisioned,
  UpdateProduct: productByIdOrName,
  UpdateProvisioningArtifact: productById,
  UpdateTagOption: anyResource,
});
