// The numbers that answer each error, worked out while building.
import { allEvidence } from '$lessons/errors/evidence';
import { json } from '@sveltejs/kit';

export const prerender = true;

export const GET = async (): Promise<Response> => json(await allEvidence());
