import {
  componentEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
  makeValidator,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';

const checkEnvelope = entityEnvelopeSchemaValidator();
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(makeValidator()),
]);

/**
 * Demands that the catalog would take an entity, by its own rules: those of a
 * provider's connection, of all entities, and of the kind Component.
 */
export async function acceptedByCatalog(entity: Entity): Promise<boolean> {
  // What the database keeps of it.
  const stored = JSON.parse(JSON.stringify(entity));
  checkEnvelope(stored);
  await policy.enforce(stored);
  return componentEntityV1alpha1Validator.check(stored);
}
