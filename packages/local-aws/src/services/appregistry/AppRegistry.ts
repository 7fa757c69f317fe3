import {
  DocumentCollection,
  StoredDocument,
} from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import type {
  ApplicationRecord,
  AssociationRecord,
  AttributeGroupRecord,
} from './records';
import { ResourceTable } from './ResourceTable';

/** What AppRegistry needs of its surroundings. */
export interface AppRegistryOptions {
  database: LocalDatabase;
  region: string;
  accountId: string;
}

/** The state of the local AppRegistry, on which its operations work. */
export class AppRegistry {
  readonly applications: ResourceTable<ApplicationRecord>;
  readonly attributeGroups: ResourceTable<AttributeGroupRecord>;
  /** By application id. */
  private readonly associations: DocumentCollection<AssociationRecord>;

  constructor(readonly options: AppRegistryOptions) {
    const { database, region, accountId } = options;
    const collection = <T extends object>(name: string) =>
      new DocumentCollection<T>(database, `appregistry.${name}`);
    // AWS's resource part really begins with a slash.
    const arn = `arn:aws:servicecatalog:${region}:${accountId}:`;
    this.applications = new ResourceTable(
      'application',
      `${arn}/applications/`,
      collection('application'),
    );
    this.attributeGroups = new ResourceTable(
      'attribute group',
      `${arn}/attribute-groups/`,
      collection('attributeGroup'),
    );
    this.associations = collection('association');
  }

  /** Puts a group on an application; one that is there already stays. */
  associate(
    { id: applicationId }: ApplicationRecord,
    { id: attributeGroupId }: AttributeGroupRecord,
  ): void {
    const id = `${applicationId}|${attributeGroupId}`;
    const association = { applicationId, attributeGroupId };
    this.associations.put(id, association, applicationId);
  }

  isAssociated(
    application: ApplicationRecord,
    group: AttributeGroupRecord,
  ): boolean {
    return !!this.associations.get(`${application.id}|${group.id}`);
  }

  /** Takes a group off an application; returns whether it was there. */
  disassociate(
    application: ApplicationRecord,
    group: AttributeGroupRecord,
  ): boolean {
    return this.associations.remove(`${application.id}|${group.id}`);
  }

  /** The groups of an application, in the order of their association. */
  associationsOf({
    id,
  }: ApplicationRecord): StoredDocument<AssociationRecord>[] {
    return this.associations.page(id);
  }

  /** Whether a group is on any application. */
  isInUse({ id }: AttributeGroupRecord): boolean {
    return this.associations
      .list()
      .some(({ attributeGroupId }) => attributeGroupId === id);
  }

  clear(): void {
    this.applications.clear();
    this.attributeGroups.clear();
    this.associations.clear();
  }
}
