import { AwsError } from '../../core/AwsError';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import type { ReadS3Object } from '../../template/S3Location';
import type {
  ArtifactRecord,
  AssociationRecord,
  ConstraintRecord,
  OperationRecord,
  PortfolioRecord,
  ProductRecord,
  ProvisionedProductRecord,
  TagOptionLinkRecord,
  TagOptionRecord,
} from './records';

/** What the catalog needs of its surroundings. */
export interface CatalogOptions {
  database: LocalDatabase;
  region: string;
  accountId: string;
  /** For how many milliseconds a new artifact stays CREATING. */
  artifactCreationMs: number;
  /** How many milliseconds a launch and its end take. */
  launchMs: number;
  readS3Object: ReadS3Object;
}

/** The error for a thing that is not there. */
export function notFound(what: string, id: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${what} ${id} not found.`);
}

/** The error for a request whose parts do not fit together. */
export function invalidParameters(message: string): AwsError {
  return new AwsError('InvalidParametersException', message);
}

/** The state of the local Service Catalog, on which its operations work. */
export class Catalog {
  readonly portfolios: DocumentCollection<PortfolioRecord>;
  readonly products: DocumentCollection<ProductRecord>;
  /** By product id. */
  readonly artifacts: DocumentCollection<ArtifactRecord>;
  /** By portfolio id. */
  readonly associations: DocumentCollection<AssociationRecord>;
  /** By portfolio id. */
  readonly constraints: DocumentCollection<ConstraintRecord>;
  readonly tagOptions: DocumentCollection<TagOptionRecord>;
  /** By resource id. */
  readonly tagOptionLinks: DocumentCollection<TagOptionLinkRecord>;

  readonly provisionedProducts: DocumentCollection<ProvisionedProductRecord>;
  /** By provisioned product id. */
  readonly records: DocumentCollection<OperationRecord>;

  constructor(readonly options: CatalogOptions) {
    const collection = <T extends object>(name: string) =>
      new DocumentCollection<T>(options.database, `servicecatalog.${name}`);
    this.portfolios = collection('portfolio');
    this.products = collection('product');
    this.artifacts = collection('artifact');
    this.associations = collection('association');
    this.constraints = collection('constraint');
    this.tagOptions = collection('tagOption');
    this.tagOptionLinks = collection('tagOptionLink');
    this.provisionedProducts = collection('provisionedProduct');
    this.records = collection('record');
  }

  /** Throws ResourceNotFoundException if there is no such portfolio. */
  portfolio(id: string): PortfolioRecord {
    const portfolio = this.portfolios.get(id);
    if (!portfolio) throw notFound('Portfolio', id);
    return portfolio;
  }

  /** Throws ResourceNotFoundException if there is no such product. */
  product(id: string): ProductRecord {
    const product = this.products.get(id);
    if (!product) throw notFound('Product', id);
    return product;
  }

  /** The oldest product of a name; names need not be unique. Throws ResourceNotFoundException. */
  productByName(name: string): ProductRecord {
    const product = this.products.list().find(({ Name }) => Name === name);
    if (!product) throw notFound('Product', name);
    return product;
  }

  /** Throws ResourceNotFoundException if the product has no such artifact. */
  artifact(productId: string, id: string): ArtifactRecord {
    this.product(productId);
    const artifact = this.artifacts.get(id);
    if (artifact?.ProductId !== productId) {
      throw notFound('ProvisioningArtifact', id);
    }
    return artifact;
  }

  /** Throws ResourceNotFoundException if there is no such tag option. */
  tagOption(id: string): TagOptionRecord {
    const tagOption = this.tagOptions.get(id);
    if (!tagOption) throw notFound('TagOption', id);
    return tagOption;
  }

  /** Throws ResourceNotFoundException if there is no such constraint. */
  constraint(id: string): ConstraintRecord {
    const constraint = this.constraints.get(id);
    if (!constraint) throw notFound('Constraint', id);
    return constraint;
  }

  /** The portfolios that a product is in. */
  portfoliosOf(productId: string): AssociationRecord[] {
    return this.associations
      .list()
      .filter(({ ProductId }) => ProductId === productId);
  }

  /** The tag options of a product or portfolio. */
  tagOptionsOf(resourceId: string): TagOptionRecord[] {
    return this.tagOptionLinks
      .list(resourceId)
      .map(({ TagOptionId }) => this.tagOption(TagOptionId));
  }

  arn(type: 'portfolio' | 'product', id: string): string {
    const { region, accountId } = this.options;
    return `arn:aws:catalog:${region}:${accountId}:${type}/${id}`;
  }

  clear(): void {
    for (const collection of [
      this.portfolios,
      this.products,
      this.artifacts,
      this.associations,
      this.constraints,
      this.tagOptions,
      this.tagOptionLinks,
      this.provisionedProducts,
      this.records,
    ]) {
      collection.clear();
    }
  }
}
