import { newId } from '../../core/ids';
import {
  DocumentCollection,
  StoredDocument,
} from '../../core/storage/DocumentCollection';
import { conflict, notFound } from './errors';
import type { ResourceRecord } from './records';

const ID_LENGTH = 26;

/** What a caller says of a new resource. */
export interface NewResource {
  name?: string;
  description?: string;
  tags?: Record<string, string>;
}

/** The applications, or the attribute groups, of an account and region. */
export class ResourceTable<T extends ResourceRecord> {
  /**
   * @param kind - as in the ARN
   * @param arnPrefix - an ARN up to the id
   */
  constructor(
    private readonly kind: 'application' | 'attribute group',
    private readonly arnPrefix: string,
    private readonly documents: DocumentCollection<T>,
  ) {}

  arn({ id }: ResourceRecord): string {
    return this.arnPrefix + id;
  }

  /**
   * Finds a resource by its id, its name or its ARN.
   *
   * @throws AwsError ResourceNotFoundException if there is none
   */
  find(specifier = ''): T {
    const found = specifier.startsWith('arn:')
      ? this.findByArn(specifier)
      : this.documents.get(specifier) ?? this.findByName(specifier);
    if (found) return found;
    throw notFound(`There is no ${this.kind} ${specifier}.`);
  }

  findByArn(arn: string): T | undefined {
    return arn.startsWith(this.arnPrefix)
      ? this.documents.get(arn.slice(this.arnPrefix.length))
      : undefined;
  }

  /**
   * The members that all new resources have.
   *
   * @throws AwsError ConflictException if the name is taken
   */
  describeNew(input: NewResource): ResourceRecord {
    const { name = '', description, tags = {} } = input;
    if (this.findByName(name)) {
      throw conflict(`There is an ${this.kind} ${name} already.`);
    }
    const now = new Date().toISOString();
    const id = newId('', ID_LENGTH);
    return { id, name, description, createdAt: now, updatedAt: now, tags };
  }

  put(record: T): void {
    this.documents.put(record.id, record);
  }

  remove({ id }: ResourceRecord): void {
    this.documents.remove(id);
  }

  count(): number {
    return this.documents.count();
  }

  /** All, in the order of creation. */
  page(): StoredDocument<T>[] {
    return this.documents.page();
  }

  clear(): void {
    this.documents.clear();
  }

  private findByName(name: string): T | undefined {
    return this.documents.list().find(record => record.name === name);
  }
}
