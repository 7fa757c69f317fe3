export interface Config {
  patterns?: {
    /**
     * The portal runs on the local AWS: the sign-in page names the demo users.
     * @visibility frontend
     */
    localDemo?: boolean;
  };
}
