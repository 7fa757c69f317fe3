import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  attributeCreatePermission,
  attributeDeletePermission,
  attributeId,
  attributeReadPermission,
  attributeSyncPermission,
  attributeUpdatePermission,
  checkNewAttribute,
  checkPatternAttributes,
  describeProblem,
  isSameWord,
  type Attribute,
  type AttributeKey,
  type AttributeRule,
  type AttributeUpdate,
  type FieldProblem,
  type NewAttribute,
  type RuleViolation,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeQuery,
  AttributeRecord,
  AttributeSync,
  AttributeView,
  PatternStore,
  StorePage,
} from '@apo/backstage-plugin-patterns-node';
import { FieldError } from '../service/FieldError';
import type { PatternAccess } from '../service/PatternAccess';
import { checkRule } from './checkRule';
import { AttributeInUseError } from './AttributeInUseError';

/** Patterns that a refused deletion names. */
const NAMED_PATTERNS = 20;

/** Attributes and the rules of their keys, each call for a caller. */
export class AttributeService {
  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      /** Absent where attributes stay in the portal. */
      sync?: AttributeSync;
    },
  ) {}

  async list(
    query: Omit<AttributeQuery, 'visibility'>,
    credentials: BackstageCredentials,
  ): Promise<StorePage<Attribute>> {
    const { store, access } = this.options;
    await access.demandBasic(attributeReadPermission, credentials);
    const visibility = await access.visibility(credentials);
    const page = await store.listAttributes({ ...query, visibility });
    const show = await this.viewFor(credentials);
    return { ...page, items: page.items.map(show) };
  }

  async get(id: string, credentials: BackstageCredentials): Promise<Attribute> {
    const { access } = this.options;
    await access.demandBasic(attributeReadPermission, credentials);
    const show = await this.viewFor(credentials);
    return show(await this.find(id, credentials));
  }

  /** @throws FieldError, or ConflictError when it exists. */
  async create(
    attribute: NewAttribute,
    actor: string,
    credentials: BackstageCredentials,
  ): Promise<Attribute> {
    const { store, access } = this.options;
    await access.demandBasic(attributeCreatePermission, credentials);
    const { key, value, description = '', metadata = {} } = attribute;
    this.demandValid({ key, value, description, metadata });
    await this.demandRoom(1);
    await store.writeAttributes([{ key, value, description, metadata }], actor);
    return this.get(attributeId(key, value), credentials);
  }

  /** @throws FieldError, NotFoundError, or ConflictError when it was changed. */
  async update(
    id: string,
    { description, metadata, revision }: AttributeUpdate,
    actor: string,
    credentials: BackstageCredentials,
  ): Promise<Attribute> {
    const { store, access } = this.options;
    await access.demandBasic(attributeUpdatePermission, credentials);
    const { key, value } = await this.find(id, credentials);
    this.demandValid({ key, value, description, metadata });
    await store.writeAttributes(
      [{ key, value, description, metadata, revision }],
      actor,
    );
    return this.get(id, credentials);
  }

  /** @throws NotFoundError, or ConflictError when it is in use or was changed. */
  async delete(
    id: string,
    revision: number,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { store, access } = this.options;
    await access.demandBasic(attributeDeletePermission, credentials);
    const attribute = await store.getAttribute(toId(id), { unpublished: true });
    if (!attribute) throw absent(id);
    if (attribute.uses) {
      const { items } = await store.listPatterns({
        attribute: [attribute.id],
        sort: 'name',
        order: 'asc',
        limit: NAMED_PATTERNS,
        visibility: await access.visibility(credentials),
      });
      const names = items.map(({ name }) => name);
      throw new AttributeInUseError(attribute.id, names, attribute.uses);
    }
    await store.deleteAttribute(attribute.id, revision);
  }

  async listKeys(credentials: BackstageCredentials): Promise<AttributeKey[]> {
    const { store, access } = this.options;
    await access.demandBasic(attributeReadPermission, credentials);
    return store.listAttributeKeys();
  }

  /** Every key with the number of patterns that break its rule. */
  async listKeysWithViolations(
    credentials: BackstageCredentials,
  ): Promise<AttributeKey[]> {
    const { store, access } = this.options;
    await access.demandBasic(attributeUpdatePermission, credentials);
    const visibility = await access.visibility(credentials);
    const keys = await store.listAttributeKeys();
    return Promise.all(
      keys.map(async key => ({
        ...key,
        violations: await store.countRuleBreaches(
          key.key,
          key.rule,
          visibility,
        ),
      })),
    );
  }

  /** @throws FieldError, NotFoundError, or ConflictError when it was changed. */
  async setRule(
    key: string,
    rule: AttributeRule,
    revision: number,
    credentials: BackstageCredentials,
  ): Promise<AttributeKey> {
    const { store, access } = this.options;
    await access.demandBasic(attributeUpdatePermission, credentials);
    this.demandRule(rule, await this.findKey(key));
    return store.setAttributeRule(key, rule, revision);
  }

  /** The patterns that break a rule; that of the key unless another is given. */
  async listViolations(
    key: string,
    query: { rule?: AttributeRule; limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<StorePage<RuleViolation>> {
    const { store, access } = this.options;
    await access.demandBasic(attributeUpdatePermission, credentials);
    const found = await this.findKey(key);
    const rule = query.rule ?? found.rule;
    this.demandRule(rule, found);
    const visibility = await access.visibility(credentials);
    const page = await store.listRuleBreaches({
      ...query,
      key,
      rule,
      visibility,
    });
    return {
      ...page,
      items: page.items.map(({ values, ...pattern }) => ({
        ...pattern,
        message: checkPatternAttributes({ [found.key]: values }, pattern.type, [
          { ...found, rule },
        ])
          .map(describeProblem)
          .join('; '),
      })),
    };
  }

  /**
   * Demands that the portal and AWS take an attribute.
   * @throws FieldError
   */
  demandValid(attribute: Required<NewAttribute>): void {
    const problems = this.check(attribute);
    if (problems.length) throw new FieldError(problems);
  }

  /** What the portal or AWS would refuse of an attribute. */
  check(attribute: Required<NewAttribute>): FieldProblem[] {
    const problems = checkNewAttribute(attribute);
    if (problems.length) return problems;
    const refusal = this.options.sync?.checkAttribute(attribute);
    return refusal
      ? [{ field: 'attribute', rule: 'is one that AWS takes', fix: refusal }]
      : [];
  }

  /** @throws ConflictError when AWS takes no more attributes. */
  async demandRoom(created: number): Promise<void> {
    const limit = this.options.sync?.limits.attributes;
    if (limit === undefined || !created) return;
    const keys = await this.options.store.listAttributeKeys();
    const count = keys.reduce((sum, { values }) => sum + values.length, 0);
    if (count + created > limit) {
      throw new ConflictError(
        `There are ${count} attributes, and AWS takes ${limit}: delete some that no pattern carries, or ask AWS for a higher quota`,
      );
    }
  }

  private demandRule(rule: AttributeRule, key: AttributeKey) {
    const problems = checkRule(rule, key);
    if (problems.length) throw new FieldError(problems);
  }

  private async find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AttributeView> {
    const { store, access } = this.options;
    const visibility = await access.visibility(credentials);
    const attribute = await store.getAttribute(toId(id), visibility);
    if (!attribute) throw absent(id);
    return attribute;
  }

  private async findKey(key: string): Promise<AttributeKey> {
    const keys = await this.options.store.listAttributeKeys();
    const found = keys.find(other => isSameWord(other.key, key));
    if (!found) throw new NotFoundError(`There is no key ${key}`);
    return found;
  }

  /** What AWS says names roles and accounts: it is for who mends it. */
  private async viewFor(
    credentials: BackstageCredentials,
  ): Promise<(view: AttributeView) => Attribute> {
    const { access, sync: target } = this.options;
    if (!target) return ({ sync: _sync, ...rest }) => rest;
    const mends = await access.mayBasic(attributeSyncPermission, credentials);
    return ({ sync, ...rest }) => ({
      ...rest,
      sync: mends ? sync : { ...sync, message: undefined },
    });
  }
}

function toId(id: string): AttributeRecord['id'] {
  return id.toLocaleUpperCase('en-US');
}

function absent(id: string): NotFoundError {
  return new NotFoundError(`There is no attribute ${id}`);
}
