import {
  JsonShapeDeserializer2,
  JsonShapeSerializer2,
} from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { LocalResponse } from '../AwsService';
import { parseJsonBody } from './jsonBody';
import { Members, RestCodec } from './RestCodec';
import { serdeFunctions } from './serdeFunctions';

const EPOCH_SECONDS = 7;
const SETTINGS = {
  timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
  httpBindings: true,
  jsonName: true,
} as const;

/** Reads requests and writes answers of the REST-JSON protocol from the SDK's schemas. */
export class RestJsonCodec extends RestCodec {
  private readonly deserializer = new JsonShapeDeserializer2(SETTINGS);
  private readonly serializer = new JsonShapeSerializer2(SETTINGS);

  constructor() {
    super(SETTINGS);
    this.deserializer.setSerdeContext(serdeFunctions);
    this.serializer.setSerdeContext(serdeFunctions);
  }

  protected readDocument(input: NormalizedSchema, body: Buffer): Members {
    return this.readPayload(input, body) as Members;
  }

  protected readPayload(member: NormalizedSchema, body: Buffer): unknown {
    return this.deserializer.readObject(member, parseJsonBody(body));
  }

  protected writeBody(
    schema: NormalizedSchema,
    value: unknown,
    response: LocalResponse,
  ): void {
    this.serializer.write(schema, value);
    response.body = new TextDecoder().decode(this.serializer.flush());
    response.headers['content-type'] = 'application/json';
  }
}
