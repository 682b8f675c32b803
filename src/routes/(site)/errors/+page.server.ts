// The numbers that answer each error, worked out while building.
import { allEvidence } from '$lessons/errors/evidence';

export const load = async () => ({ evidence: await allEvidence() });
