-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- 1: invented, part of the sample portfolio. Set when a customer is added and never changed after.

ALTER TABLE customer ADD COLUMN sample INTEGER NOT NULL DEFAULT 0;
