import {
  FromStringShapeDeserializer,
  ToStringShapeSerializer,
} from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { CodecSettings } from '@smithy/types';
import type { LocalRequest, LocalResponse } from '../AwsService';
import type { OperationModel } from './OperationModel';
import type { RestMatch } from './RestRoutes';
import { serdeFunctions } from './serdeFunctions';

/** A structure by its members. */
export type Members = Record<string, unknown>;

function isBound(member: NormalizedSchema): boolean {
  const traits = member.getMergedTraits();
  return Boolean(
    traits.httpLabel ||
      traits.httpQuery !== undefined ||
      traits.httpHeader ||
      traits.httpPrefixHeaders ||
      traits.httpPayload,
  );
}

/**
 * Reads requests and writes answers whose members are spread over the path,
 * the query, the headers and the body, as the SDK's schemas say. How a body
 * looks is up to the protocol.
 */
export abstract class RestCodec {
  private readonly fromText: FromStringShapeDeserializer;
  private readonly toText: ToStringShapeSerializer;

  protected constructor(settings: CodecSettings) {
    this.fromText = new FromStringShapeDeserializer(settings);
    this.toText = new ToStringShapeSerializer(settings);
    this.fromText.setSerdeContext(serdeFunctions);
    this.toText.setSerdeContext(serdeFunctions);
  }

  /** The members of the input that have no place but the body. */
  protected abstract readDocument(
    input: NormalizedSchema,
    body: Buffer,
  ): Members;

  /** The structure that is the whole body. */
  protected abstract readPayload(
    member: NormalizedSchema,
    body: Buffer,
  ): unknown;

  /** Writes a structure as the body. */
  protected abstract writeBody(
    schema: NormalizedSchema,
    value: unknown,
    response: LocalResponse,
  ): void;

  /** Collects the input. Throws AwsError if the body cannot be read. */
  readInput({ model, labels }: RestMatch, request: LocalRequest): Members {
    const input: Members = {};
    const members = [...model.input.structIterator()];
    for (const [name, member] of members.filter(([, m]) => isBound(m))) {
      const value = this.readMember(name, member, labels, request);
      if (value !== undefined) input[name] = value;
    }
    const unbound = members.filter(([, member]) => !isBound(member));
    if (unbound.length === 0) return input;
    const document = this.readDocument(model.input, request.body);
    for (const [name] of unbound) {
      if (document[name] !== undefined) input[name] = document[name];
    }
    return input;
  }

  private readMember(
    name: string,
    member: NormalizedSchema,
    labels: Record<string, string>,
    { url, headers, body }: LocalRequest,
  ): unknown {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) return labels[name];
    if (traits.httpQuery !== undefined) {
      return this.readQuery(member, url.searchParams.getAll(traits.httpQuery));
    }
    if (traits.httpHeader) {
      const text = headers[traits.httpHeader.toLowerCase()];
      return text === undefined ? undefined : this.fromText.read(member, text);
    }
    if (traits.httpPrefixHeaders) {
      return prefixedHeaders(traits.httpPrefixHeaders, headers);
    }
    if (member.isStringSchema()) return body.toString('utf8');
    if (!member.isStructSchema()) return body;
    return body.length > 0 ? this.readPayload(member, body) : undefined;
  }

  /** A list takes each occurrence of its parameter as an item. */
  private readQuery(member: NormalizedSchema, texts: string[]): unknown {
    if (texts.length === 0) return undefined;
    if (!member.isListSchema()) return this.fromText.read(member, texts[0]);
    const item = member.getValueSchema();
    return texts.map(text => this.fromText.read(item, text));
  }

  /** Spreads the output over status, headers and body. */
  writeOutput(model: OperationModel, output: Members): LocalResponse {
    const response: LocalResponse = {
      status: model.http?.[2] ?? 200,
      headers: {},
    };
    if (model.output.isUnitSchema()) return response;
    const bodyMembers: Members = {};
    let hasDocument = false;
    for (const [name, member] of model.output.structIterator()) {
      const value = output[name];
      if (!isBound(member)) {
        hasDocument = true;
        bodyMembers[name] = value;
      } else if (value !== undefined && value !== null) {
        this.writeBound(member, value, response);
      }
    }
    if (hasDocument) this.writeBody(model.output, bodyMembers, response);
    return response;
  }

  private writeBound(
    member: NormalizedSchema,
    value: unknown,
    response: LocalResponse,
  ): void {
    const traits = member.getMergedTraits();
    if (traits.httpHeader) {
      this.toText.write(member, value);
      response.headers[traits.httpHeader.toLowerCase()] = this.toText.flush();
    } else if (traits.httpPrefixHeaders) {
      for (const [name, text] of Object.entries(value as object)) {
        response.headers[traits.httpPrefixHeaders + name] = text;
      }
    } else if (member.isStructSchema()) {
      this.writeBody(member, value, response);
    } else {
      response.body = value as string | Uint8Array;
    }
  }
}

function prefixedHeaders(
  prefix: string,
  headers: Record<string, string>,
): Record<string, string> | undefined {
  const found = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
