/** What applications and attribute groups have in common. */
export interface ResourceRecord {
  /** 26 lower-case letters and digits. */
  id: string;
  /** Unique among its kind. */
  name: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
  tags: Record<string, string>;
}

/** An application, as it is stored. */
export type ApplicationRecord = ResourceRecord;

/** An attribute group, as it is stored. */
export interface AttributeGroupRecord extends ResourceRecord {
  /** A JSON object. */
  attributes: string;
}

/** An attribute group on an application. */
export interface AssociationRecord {
  applicationId: string;
  attributeGroupId: string;
}
