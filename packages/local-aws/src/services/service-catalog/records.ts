import type {
  ConstraintDetail,
  PortfolioDetail,
  ProductType,
  ProvisioningArtifactGuidance,
  ProvisioningArtifactType,
  RecordError,
  RecordOutput,
  Tag,
} from '@aws-sdk/client-service-catalog';

/** A portfolio, as it is stored. */
export interface PortfolioRecord
  extends Omit<PortfolioDetail, 'CreatedTime' | 'Id'> {
  Id: string;
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
}

/** A product, as it is stored. */
export interface ProductRecord {
  Id: string;
  Name: string;
  Owner: string;
  ProductType: ProductType;
  Description?: string;
  Distributor?: string;
  SupportDescription?: string;
  SupportEmail?: string;
  SupportUrl?: string;
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
}

/** A provisioning artifact (a version of a product), as it is stored. */
export interface ArtifactRecord {
  Id: string;
  ProductId: string;
  Name?: string;
  Description?: string;
  Type: ProvisioningArtifactType;
  Active: boolean;
  Guidance: ProvisioningArtifactGuidance;
  templateUrl: string;
  /** ISO 8601. */
  createdAt: string;
  /** Milliseconds since the epoch at which the status turns from CREATING to AVAILABLE. */
  availableAt: number;
}

/** A constraint, as it is stored. */
export interface ConstraintRecord extends ConstraintDetail {
  ConstraintId: string;
  PortfolioId: string;
  ProductId: string;
  Type: string;
  parameters: string;
}

/** A tag option, as it is stored. */
export interface TagOptionRecord {
  Id: string;
  Key: string;
  Value: string;
  Active: boolean;
  Owner: string;
}

/** A product in a portfolio. */
export interface AssociationRecord {
  ProductId: string;
  PortfolioId: string;
}

/** A tag option on a product or portfolio. */
export interface TagOptionLinkRecord {
  ResourceId: string;
  TagOptionId: string;
}

/** A provisioned product, as it is stored. What it is now follows from its last record. */
export interface ProvisionedProductRecord {
  Id: string;
  Name: string;
  ProductId: string;
  ProvisioningArtifactId: string;
  IdempotencyToken?: string;
  LastRecordId: string;
  LastProvisioningRecordId: string;
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
}

/** An operation on a provisioned product, as it is stored. */
export interface OperationRecord {
  RecordId: string;
  RecordType: 'PROVISION_PRODUCT' | 'TERMINATE_PROVISIONED_PRODUCT';
  ProvisionedProductId: string;
  ProvisionedProductName: string;
  ProductId: string;
  ProvisioningArtifactId: string;
  PathId?: string;
  /** ISO 8601. */
  createdAt: string;
  /** Milliseconds since the epoch at which it ends. */
  endsAt: number;
  /** Why it fails, if it does. */
  error?: RecordError;
  outputs: RecordOutput[];
}
