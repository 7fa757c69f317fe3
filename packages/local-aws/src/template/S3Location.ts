/** An object in S3. */
export interface S3Location {
  bucket: string;
  key: string;
  versionId?: string;
}

/** Reads the bytes of an object in the local S3; undefined if there is none. */
export type ReadS3Object = (location: S3Location) => Uint8Array | undefined;
